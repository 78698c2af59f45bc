package dev.afterglow.incidents;

/// What an import of incidents came to.
///
/// @param changed whose text or timeline was edited since the import before
public record ImportCounts(int added, int changed, int unchanged) {}
