package dev.afterglow.alerts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How alerts are held together and held back; `afterglow.alerts.…`.
///
/// @param groupingWindow an alert that opens this soon after another of its service, of at least
///     the
///     same urgency, joins that one's page; zero switches grouping off
/// @param settle how long after the end of what held it back an alert must last before it pages, so
///     that the end of a storm wakes nobody
/// @param flappingOpenings after so many pages for one key within the flapping window a new
///     opening is
///     held
/// @param flappingHold a held alert that lasts this long pages
/// @param lookAgain how often a suppression without an end of its own is checked
/// @param keep how long alerts that never paged, ended silences and past planned work are kept
/// @param resolveTimeout alerts posted to the Alertmanager address without an end resolve after
///     this
@ConfigurationProperties("afterglow.alerts")
public record AlertSettings(
        @DefaultValue("2m") Duration groupingWindow,
        @DefaultValue("1m") Duration settle,
        @DefaultValue("3") int flappingOpenings,
        @DefaultValue("30m") Duration flappingWindow,
        @DefaultValue("5m") Duration flappingHold,
        @DefaultValue("5m") Duration lookAgain,
        @DefaultValue("5m") Duration resolveTimeout,
        @DefaultValue("400d") Duration keep) {}
