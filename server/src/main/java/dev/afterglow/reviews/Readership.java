package dev.afterglow.reviews;

/// How many read a story; who is not known to anybody.
///
/// @param readers distinct ones
/// @param again how many came back on another day
public record Readership(int readers, int again) {}
