package dev.afterglow.setup;

import dev.afterglow.company.Chronicle;
import dev.afterglow.incidents.IncidentId;
import java.time.Instant;
import java.util.Map;

/// A part of the simulated company's story that another module tells, after the incidents.
interface DemoChapter {

    /// What is told.
    ///
    /// @param incidents the ids here of the chronicle's incidents and of the real ones
    /// @param now everything before it has happened
    record Story(Chronicle chronicle, Map<String, IncidentId> incidents, Instant now) {}

    /// What takes long and needs no transaction; before anything is told.
    default void prepare() {}

    void tell(Story story);
}
