package dev.afterglow.incidents;

/// A write-up as it was imported.
///
/// @param text Markdown, hostile until sanitised
/// @param source the file or the address it came from
public record WriteUpText(String text, String source) {}
