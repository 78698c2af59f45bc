package dev.afterglow.meetings.web;

import dev.afterglow.meetings.Wish;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Slug;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the planner asked for, as it was typed. Lists of people are ids with commas, so that a
/// meeting can be planned by a link.
public record PlanForm(
        @Nullable String subject,
        @Nullable String title,
        @Nullable String address,
        @Nullable String people,
        @Nullable String essential,
        @Nullable String hosts,
        @Nullable String minutes,
        @Nullable String from,
        @Nullable String to,
        @Nullable Long meeting) {

    private static final int DAYS_AHEAD = 3;
    private static final int DAYS_SEARCHED = 13;
    private static final String USUAL_MINUTES = "75";

    /// The same with everything that was left open: two weeks from the third day on.
    PlanForm complete(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String first = blank(from) ? today.plusDays(DAYS_AHEAD).toString() : text(from);
        String last = text(to);
        if (last.isEmpty()) {
            try {
                last = LocalDate.parse(first).plusDays(DAYS_SEARCHED).toString();
            } catch (DateTimeException unreadable) {
                last = first;
            }
        }
        return new PlanForm(
                text(subject),
                text(title),
                text(address),
                text(people),
                text(essential),
                text(hosts),
                blank(minutes) ? USUAL_MINUTES : text(minutes),
                first,
                last,
                meeting);
    }

    /// The same with ids in the place of names and e-mail addresses. Throws an
    /// [IllegalArgumentException] when nobody, or more than one person, is called what was typed.
    PlanForm named(People known) {
        return new PlanForm(
                subject,
                title,
                address,
                named(text(people), known),
                named(text(essential), known),
                named(text(hosts), known),
                minutes,
                from,
                to,
                meeting);
    }

    private static String named(String words, People known) {
        return Arrays.stream(words.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word ->
                        Slug.isSlug(word) ? word : known.named(word).orElseThrow().id().value())
                .distinct()
                .collect(Collectors.joining(","));
    }

    /// Throws an [IllegalArgumentException] that names the field and what was expected.
    Wish wish() {
        return new Wish(
                Duration.ofMinutes(number()),
                date(text(from), "The first day"),
                date(text(to), "The last day"),
                ids(text(people)),
                Set.copyOf(ids(text(essential))),
                Set.copyOf(ids(text(hosts))));
    }

    public boolean isHost(String person) {
        return Arrays.asList(text(hosts).split(",", -1)).contains(person);
    }

    static List<PersonId> ids(String text) {
        return Arrays.stream(text.split("[,\\s]+", -1))
                .filter(word -> !word.isBlank())
                .map(PersonId::new)
                .distinct()
                .collect(Collectors.toList());
    }

    private int number() {
        try {
            return Integer.parseInt(text(minutes));
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException(
                    "The length is a number of minutes, such as 75; was \"" + text(minutes) + "\"",
                    unreadable);
        }
    }

    private static LocalDate date(String text, String name) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    name + " looks like 2026-12-01; was \"" + text + "\"", unreadable);
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
