package dev.afterglow.patterns;

import java.util.List;

/// What a run found.
///
/// @param findings every look that was taken, lens by lens
/// @param off lenses that could not look
/// @param coverage what there was to look at
/// @param notes what was odd about the input
public record Answer(List<Finding> findings, List<Off> off, Coverage coverage, List<String> notes) {

    public Answer {
        findings = List.copyOf(findings);
        off = List.copyOf(off);
        notes = List.copyOf(notes);
    }

    /// A lens that is switched off, and the files it misses.
    public record Off(String lens, List<String> missing, String question) {
        public Off {
            missing = List.copyOf(missing);
        }
    }

    /// How many incidents there were, how many of them were reviewed, and coded.
    public record Coverage(int incidents, int reviewed, int coded) {}
}
