package dev.afterglow.metrics;

/// How many of what customers wanted did not happen (or happened too often) during a deviation: the
/// area between expected and observed, with the interval that the two ends of the band give.
///
/// The interval takes the error of the expectation as lasting through the whole deviation (all
/// samples wrong in the same direction), so it is on the wide side.
///
/// @param noun what is counted, from the metric's unit: "starts" for `starts/s`
/// @param low at least 0, at most `count`
public record Affected(String noun, double count, double low, double high) {}
