package dev.afterglow.detectors.breakdown;

import java.util.Map;
import java.util.stream.Collectors;

/// A slice that explains a part of what is missing.
///
/// @param slice fixed attributes by dimension, in the order of the dimensions; empty means
///     everything
/// @param observed sum over its leaves
/// @param expected sum over its leaves
/// @param share of all that is missing; 1 is all of it; can exceed 1 where the rest did better than
///     usual
/// @param evidence log-likelihood that it gains over nothing being wrong, less the price of naming
///     it
/// @param leaves how many leaves it holds
public record Cause(
        Map<String, String> slice,
        double observed,
        double expected,
        double share,
        double evidence,
        int leaves) {

    public Cause {
        slice = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(slice));
    }

    /// How much of the expected did not come, from −∞ (far too much) to 1 (nothing came).
    public double drop() {
        return expected == 0 ? 0 : 1 - observed / expected;
    }

    /// `country=BR, device=tv`; `everything` for the empty slice.
    public String name() {
        return slice.isEmpty()
                ? "everything"
                : slice.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(", "));
    }
}
