package dev.afterglow.company;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;

/// A public incident of a real organisation, retold in our own words. It is never counted with the
/// simulated ones.
///
/// @param licence of the text it was retold from, with its holder
/// @param link to that text
/// @param stable after `started`
/// @param story paragraphs in Markdown, parted by empty lines
/// @param timeline sorted by time
public record RealIncident(
        String id,
        String title,
        String organisation,
        String licence,
        URI link,
        OffsetDateTime started,
        OffsetDateTime stable,
        String story,
        List<Moment> timeline) {
    public RealIncident {
        timeline = List.copyOf(timeline);
    }

    /// A line of its timeline, at the local time its authors gave.
    public record Moment(OffsetDateTime at, String text) {}
}
