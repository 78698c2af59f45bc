package dev.afterglow.incidents;

import java.time.Instant;

/// Something people wrote or said about an incident, which can be read closely and coded.
///
/// @param source what it is, unique within the incident: `record`, `summary`, `narrative`; the
///     same words name the same text when it has changed
/// @param title as a reader sees it
/// @param text plain text, as it is now
/// @param writtenAt when it last changed
public record IncidentText(String source, String title, String text, Instant writtenAt) {}
