package dev.afterglow.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much may come in; `afterglow.intake.…`. All of it is told in docs/guide/limits.md.
///
/// @param ratePerSecond alerts that one integration may send for long
/// @param burst alerts that it may send at once after a quiet time
/// @param atOnce messages of one integration that are written at the same time
/// @param allAtOnce messages of all integrations that are written at the same time
/// @param patience how long a message waits for its turn before it is told to come again
/// @param memory of all bodies that are being read or wait
/// @param largest body of Alertmanager, Prometheus, Grafana and CloudEvents
/// @param large body of PagerDuty, Opsgenie, VictorOps and the generic format
@ConfigurationProperties("afterglow.intake")
public record IntakeSettings(
        @DefaultValue("1500") int ratePerSecond,
        @DefaultValue("6000") int burst,
        @DefaultValue("64") int atOnce,
        @DefaultValue("256") int allAtOnce,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("8MB") DataSize largest,
        @DefaultValue("512KB") DataSize large) {}
