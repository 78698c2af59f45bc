package dev.afterglow.people.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// The time zones that forms offer.
final class Zones {

    private static final Set<String> CONTINENTS =
            Set.of(
                    "Africa",
                    "America",
                    "Antarctica",
                    "Asia",
                    "Atlantic",
                    "Australia",
                    "Europe",
                    "Indian",
                    "Pacific");

    /// Those named after a place, and UTC, by name.
    static final List<String> ALL =
            ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.equals("UTC") || CONTINENTS.contains(id.split("/", 2)[0]))
                    .sorted()
                    .toList();

    private Zones() {}

    /// What is wrong with a zone, in a sentence; empty when it is one.
    static String problem(String zone) {
        try {
            ZoneId.of(zone);
            return "";
        } catch (DateTimeException unknown) {
            return "Choose a time zone such as Europe/Lisbon; was \"" + zone + "\".";
        }
    }
}
