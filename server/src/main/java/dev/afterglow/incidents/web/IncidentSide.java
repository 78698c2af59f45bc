package dev.afterglow.incidents.web;

import dev.afterglow.web.PersonChip;
import java.util.List;

/// What stands beside the record of an incident.
///
/// @param affected "2.9 million starts (2.2 to 3.5 million)", empty when no metric counts it
/// @param follows whether the reader is told of updates
public record IncidentSide(
        String affected,
        String felt,
        List<Seen> seen,
        List<Earlier> earlier,
        List<Came> people,
        int more,
        List<TaskRow> tasks,
        List<Other> others,
        List<String> teams,
        boolean follows) {

    /// A key metric that saw it.
    public record Seen(String name, String address, String change, String iso, String opened) {}

    /// A service that was paged before.
    public record Earlier(String service, String title, String lead) {}

    /// @param tone `plain` for on call, `info` for paged and asked, `key` for by chance
    public record Came(String id, PersonChip person, String how, String tone) {}

    /// @param who empty while nobody does it
    public record TaskRow(long id, String text, String who, boolean isDone) {}

    /// @param words how it belongs: "related", "a duplicate of", "close in time"
    public record Other(String id, String address, String title, String words) {}
}
