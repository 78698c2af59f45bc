package dev.afterglow.experiments;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An experiment as it is kept; its file never changes.
///
/// @param title as its file says
/// @param approvedBy null until somebody other than the author did
public record Experiment(
        ExperimentId id,
        String title,
        Draft draft,
        PersonId author,
        Instant writtenAt,
        @Nullable PersonId approvedBy) {

    public String address() {
        return "/experiments/" + id;
    }

    public boolean isApproved() {
        return approvedBy != null;
    }
}
