package dev.afterglow.patterns;

import java.util.List;

/// One question asked of one history, before it is set beside the others.
///
/// @param subject what it is about, the second half of the pattern's name
/// @param sample observed beside chance
/// @param n cases in which it could have been so
/// @param baseline what chance means here, in words
/// @param question what to ask people
/// @param evidence the incidents behind it
record Look(
        String subject, Sample sample, int n, String baseline, String question, Evidence evidence) {

    /// Incidents that a pattern rests on, and who of them was reviewed.
    ///
    /// @param incidents their ids, oldest first
    /// @param reviewed how many of all cases were reviewed, and of the exposed ones
    record Evidence(List<String> incidents, Selection reviewed) {
        Evidence {
            incidents = List.copyOf(incidents);
        }
    }
}
