package dev.afterglow.patterns;

import java.time.Instant;

/// A frozen pattern, tested alone on what came after it was seen: with one look, q is p.
///
/// @param since when it was seen; only later incidents count
public record TestedAlone(Instant since, Finding finding) {}
