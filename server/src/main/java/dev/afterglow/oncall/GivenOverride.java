package dev.afterglow.oncall;

import java.time.Instant;

/// An override that somebody gave by hand, under its number.
///
/// @param givenBy the word of the actor, such as `person:ana`
public record GivenOverride(
        long id, ScheduleId schedule, ScheduleOverride override, String givenBy, Instant givenAt) {}
