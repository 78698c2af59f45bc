package dev.afterglow.detectors;

import java.util.List;

/// Why a verdict is what it is: one number, one sentence about it, and the parts that it came from.
///
/// @param value the number that the sentence speaks of; `NaN` where it speaks of none
/// @param sentence plain words, complete without its parts
/// @param parts in the order in which they should be read; may be empty
public record Explanation(double value, String sentence, List<Explanation> parts) {
    public Explanation {
        parts = List.copyOf(parts);
    }

    /// An explanation without parts.
    public static Explanation of(double value, String sentence) {
        return new Explanation(value, sentence, List.of());
    }
}
