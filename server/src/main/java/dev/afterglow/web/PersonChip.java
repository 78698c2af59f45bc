package dev.afterglow.web;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A person as every page shows one: name, place, local hour, sun or moon, and a line of note.
///
/// @param night whether it is between 22:00 and 07:00 there
public record PersonChip(
        String initials,
        String name,
        String place,
        String iso,
        String localTime,
        boolean night,
        String note) {

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(22, 0);

    public static PersonChip of(String name, ZoneId zone, Instant at, String note) {
        LocalTime there = at.atZone(zone).toLocalTime();
        boolean night = there.isBefore(MORNING) || !there.isBefore(EVENING);
        return new PersonChip(
                initials(name),
                name,
                place(zone),
                new Times(zone, at).iso(at),
                Times.weekdayClock(at, zone),
                night,
                note);
    }

    /// The first letters of the first and the last word of a name; empty for an empty name.
    public static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        return Arrays.stream(words)
                .filter(word -> word.equals(words[0]) || word.equals(words[words.length - 1]))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .limit(2)
                .collect(Collectors.joining());
    }

    /// The city of a zone as people say it: `Los Angeles` for `America/Los_Angeles`.
    public static String place(ZoneId zone) {
        String id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
