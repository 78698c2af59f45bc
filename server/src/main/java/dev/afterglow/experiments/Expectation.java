package dev.afterglow.experiments;

import dev.afterglow.people.PersonId;
import org.jspecify.annotations.Nullable;

/// What somebody expected before a run, and what they say after it. Sealed: until the run is over
/// only they can read it.
///
/// @param surprise null until they say: 0 none, 1 size or time, 2 situational, 3 fundamental
/// @param noticedBy who noticed first: alert, dashboard, user or nobody; empty until they say
public record Expectation(
        PersonId person,
        String expected,
        @Nullable Integer surprise,
        String noticedBy,
        String saw) {

    static final int LONGEST = 2_000;
}
