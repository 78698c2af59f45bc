package dev.afterglow.setup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What `afterglow demo` sets: `afterglow.demo.…`.
///
/// @param seed of the simulated company
/// @param fallAfter how long after the start stream starts begin to fall
/// @param fallLasts how long the fall lasts
@ConfigurationProperties("afterglow.demo")
record DemoSettings(
        @DefaultValue("1") long seed,
        @DefaultValue("20s") Duration fallAfter,
        @DefaultValue("40m") Duration fallLasts) {}
