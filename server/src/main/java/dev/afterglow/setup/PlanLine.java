package dev.afterglow.setup;

/// One line of a plan.
///
/// @param section such as `schedules`
/// @param id the thing's id; of an absence the person and the days
public record PlanLine(String section, String id, Change change) {

    /// `+ create    schedules core-primary`.
    @Override
    public String toString() {
        return "%s %-9s %s %s".formatted(change.sign(), change.word(), section, id);
    }
}
