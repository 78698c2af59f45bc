package dev.afterglow.reviews;

/// A sign that there is something to learn.
///
/// @param order of the list; smaller is higher
/// @param value a count or a word
/// @param sentence what stands behind it
public record Signal(int order, String name, String value, String sentence) {}
