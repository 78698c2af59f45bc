package dev.afterglow.company;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the public incidents retold in `real-incidents.md`: Markdown, each with its front matter.
///
/// The Ministry of Justice gives times without a zone; they are taken as the time in London.
public final class RealIncidents {
    private static final String FENCE = "---";
    private static final String TIMELINE = "## Timeline";

    private RealIncidents() {}

    /// All of them, in the order of the file: by organisation, then by time.
    public static List<RealIncident> all() {
        List<RealIncident> all = new ArrayList<>();
        Map<String, String> front = new HashMap<>();
        List<String> body = new ArrayList<>();
        boolean inFront = false;
        for (String line : Lines.all("real-incidents.md")) {
            if (line.equals(FENCE) && !inFront && !front.isEmpty()) {
                all.add(incident(front, body));
                front.clear();
                body.clear();
            }
            if (line.equals(FENCE)) {
                inFront = !inFront;
            } else if (inFront) {
                int colon = line.indexOf(": ");
                front.put(line.substring(0, colon), line.substring(colon + 2));
            } else {
                body.add(line);
            }
        }
        all.add(incident(front, body));
        return List.copyOf(all);
    }

    private static RealIncident incident(Map<String, String> front, List<String> body) {
        int timeline = body.indexOf(TIMELINE);
        return new RealIncident(
                field(front, "id"),
                field(front, "title"),
                field(front, "organisation"),
                field(front, "licence"),
                URI.create(field(front, "link")),
                OffsetDateTime.parse(field(front, "started")),
                OffsetDateTime.parse(field(front, "stable")),
                String.join("\n", body.subList(0, timeline)).strip(),
                body.subList(timeline + 1, body.size()).stream()
                        .filter(line -> line.startsWith("- "))
                        .map(RealIncidents::moment)
                        .toList());
    }

    private static RealIncident.Moment moment(String line) {
        int blank = line.indexOf(' ', 2);
        return new RealIncident.Moment(
                OffsetDateTime.parse(line.substring(2, blank)), line.substring(blank + 1));
    }

    private static String field(Map<String, String> front, String name) {
        String value = front.get(name);
        if (value == null) {
            throw new IllegalStateException("No '" + name + "' in the front matter of " + front);
        }
        return value;
    }
}
