package dev.afterglow.patterns;

/// What being on call asked of a team: sums and averages of five or more people, or why not.
public sealed interface TeamHealth {

    /// Fewer people than that stay among themselves.
    int PEOPLE_MIN = 5;

    /// @param people who were on call or were paged; the sums are theirs
    /// @param weeks how many weeks were looked at
    /// @param pagesPerWeek interruptions a person and week
    /// @param nightsPerWeek broken nights a person and week
    /// @param recovered share of broken nights followed by a day away or off call; 1 without any
    /// @param overTwo people who had more than two interruptions in some twelve hours, when five or
    ///     more or none; else -1
    record Sums(
            int people,
            int weeks,
            Health.Interruptions interruptions,
            double pagesPerWeek,
            double nightsPerWeek,
            double recovered,
            double meanShare,
            int overTwo)
            implements TeamHealth {}

    /// Too few people for sums that hide each of them.
    record TooFew(int people) implements TeamHealth {}
}
