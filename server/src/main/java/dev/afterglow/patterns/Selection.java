package dev.afterglow.patterns;

/// Reviewed and other incidents kept apart: which share of each was exposed. If they differ, what
/// is reviewed is not what happens.
///
/// @param reviewedExposed exposed among the reviewed
/// @param reviewed reviewed cases
/// @param otherExposed exposed among the others
/// @param other cases not reviewed
public record Selection(int reviewedExposed, int reviewed, int otherExposed, int other) {}
