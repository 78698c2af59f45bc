package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import java.time.Instant;

/// A text of an incident in its newest version, which never changes again.
///
/// @param id of the text
/// @param version of this version
/// @param number 1 for the first version
/// @param body its characters; codings count them from 0
public record ReadText(
        long id,
        IncidentId incident,
        String source,
        String title,
        long version,
        int number,
        String body,
        Instant at) {}
