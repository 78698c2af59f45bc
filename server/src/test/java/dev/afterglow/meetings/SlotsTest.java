package dev.afterglow.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.people.WeeklyHours.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final List<String> ZONES =
            List.of(
                    "Europe/Lisbon",
                    "America/Los_Angeles",
                    "Europe/Copenhagen",
                    "Asia/Singapore",
                    "America/Santiago",
                    "Asia/Kolkata",
                    "Asia/Tokyo",
                    "Australia/Lord_Howe",
                    "Africa/Cairo");
    private static final List<String> HOURS =
            List.of("mon-fri 09:00-17:30", "sun-thu 08:15-16:00", "mon-fri 20:00-04:00", "");
    private static final List<String> SLEEPS =
            List.of(
                    "23:00-06:00",
                    "22:15-05:30",
                    "10:00-16:45",
                    "fri,sat 21:00-10:00, 13:00-14:00");

    @Test
    void a_thousand_random_meetings_agree_with_a_look_at_every_minute() {
        int without = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            Request request = request(new SplittableRandom(seed));

            Proposal proposal = Slots.find(request, 10_000);

            List<EveryMinute.Start> expected = EveryMinute.slots(request);
            switch (proposal) {
                case Proposal.Slots(List<Slot> slots) -> {
                    assertThat(slots)
                            .as("seed %d", seed)
                            .extracting(Slot::start)
                            .containsExactlyElementsOf(
                                    expected.stream().map(EveryMinute.Start::at).toList());
                    assertThat(slots)
                            .as("seed %d", seed)
                            .extracting(s -> s.seats().stream().map(Slot.Seat::cost).toList())
                            .containsExactlyElementsOf(
                                    expected.stream().map(EveryMinute.Start::costs).toList());
                }
                case Proposal.NoSlot _ -> {
                    assertThat(expected).as("seed %d", seed).isEmpty();
                    without++;
                }
            }
        }
        assertThat(without).isBetween(20, 500);
    }

    /// Los Gatos changes its clocks on 8 March and 1 November 2026, Copenhagen on 29 March and 25
    /// October, Singapore never.
    @Test
    void a_thousand_meetings_across_a_change_of_clocks_agree_too() {
        List<String> changes = List.of("2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01");
        List<String> zones = List.of("America/Los_Angeles", "Europe/Copenhagen", "Asia/Singapore");
        int found = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Instant change = Instant.parse(pick(changes, random) + "T00:00:00Z");
            List<Attendee> attendees = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                attendees.add(random(random, "p" + i, zones.get(i), change));
            }
            Request request =
                    new Request(
                            Duration.ofMinutes(pick(List.of(30, 60, 75), random)),
                            change.minus(Duration.ofDays(1)),
                            change.plus(Duration.ofDays(3)),
                            attendees);

            List<EveryMinute.Start> expected = EveryMinute.slots(request);

            assertThat(starts(Slots.find(request, 10_000)))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            expected.stream().map(EveryMinute.Start::at).toList());
            found += expected.isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(500);
    }

    /// Hours and sleep begin and end away from the hours that a change skips or repeats.
    private static Attendee random(SplittableRandom random, String id, String zone, Instant from) {
        List<Span> busy = new ArrayList<>();
        while (random.nextInt(3) != 0) {
            Instant begin = from.plus(Duration.ofMinutes(random.nextInt(4_000)));
            busy.add(new Span(begin, begin.plus(Duration.ofMinutes(random.nextInt(1, 400)))));
        }
        return new Attendee(
                new PersonId(id),
                ZoneId.of(zone),
                Optional.of(WeeklyHours.parse("mon-sun 09:00-17:30")),
                WeeklyHours.parse(pick(List.of("23:00-06:00", "00:30-06:30"), random)),
                random.nextBoolean(),
                BigDecimal.valueOf(random.nextInt(0, 12)),
                busy);
    }

    private static List<Instant> starts(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Slots(List<Slot> slots) -> slots.stream().map(Slot::start).toList();
            case Proposal.NoSlot _ -> List.of();
        };
    }

    @Test
    void who_has_borne_more_is_spared() {
        Attendee tired = attendee("ana", "Europe/Lisbon", 5);
        Attendee fresh = attendee("bo", "America/Los_Angeles", 0);

        Proposal proposal = Slots.find(week(List.of(tired, fresh)), 1);

        // 17:30 in Lisbon is the end of Ana's hours, and Bo's early morning.
        Slot slot = ((Proposal.Slots) proposal).slots().getFirst();
        assertThat(slot.start()).isEqualTo(Instant.parse("2026-03-02T15:00:00Z"));
        assertThat(slot.seats()).extracting(Slot.Seat::cost).containsExactly(0, 1);
    }

    @Test
    void without_a_slot_it_says_what_to_give_up() {
        Attendee ana = attendee("ana", "Europe/Lisbon", 0);
        Attendee early = sleeping(attendee("bo", "America/Los_Angeles", 0), "16:00-12:30");
        Attendee late = sleeping(attendee("cy", "Asia/Tokyo", 0), "19:45-16:00");

        // Bo is awake 20:30 to 00:00 UTC, Ana until 23:00, Cy 07:00 to 10:45.
        Proposal proposal = Slots.find(week(List.of(ana, early, late)), 5);

        assertThat(((Proposal.NoSlot) proposal).concessions())
                .extracting(Concession::words)
                .containsExactly(
                        "the sleep of bo: 60 starts, the first 2026-03-02T07:00:00Z",
                        "the sleep of cy: 35 starts, the first 2026-03-02T20:30:00Z");
    }

    @Test
    void a_shorter_meeting_is_offered_where_that_would_do() {
        Attendee ana = sleeping(attendee("ana", "Europe/Lisbon", 0), "10:45-10:00");

        Proposal proposal = Slots.find(week(List.of(ana)), 5);

        assertThat(((Proposal.NoSlot) proposal).concessions())
                .extracting(Concession::words)
                .contains(
                        "the length: 45 minutes instead: 5 starts, the first 2026-03-02T10:00:00Z");
    }

    private static Request request(SplittableRandom random) {
        Instant from =
                Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(365)));
        Instant to = from.plus(Duration.ofDays(random.nextInt(1, 4)));
        List<Attendee> attendees = new ArrayList<>();
        int people = random.nextInt(1, 6);
        for (int i = 0; i < people; i++) {
            List<Span> busy = new ArrayList<>();
            while (random.nextInt(3) != 0) {
                Instant begin = from.plus(Duration.ofMinutes(random.nextInt(4_000)));
                busy.add(new Span(begin, begin.plus(Duration.ofMinutes(random.nextInt(1, 400)))));
            }
            String hours = pick(HOURS, random);
            attendees.add(
                    new Attendee(
                            new PersonId("p" + i),
                            ZoneId.of(pick(ZONES, random)),
                            hours.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(WeeklyHours.parse(hours)),
                            WeeklyHours.parse(pick(SLEEPS, random)),
                            random.nextBoolean(),
                            BigDecimal.valueOf(random.nextInt(0, 12), 0),
                            busy));
        }
        Duration length = Duration.ofMinutes(pick(List.of(15, 25, 60, 90), random));
        return new Request(length, from, to, attendees);
    }

    private static <T> T pick(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Monday to Friday in March, an hour long.
    private static Request week(List<Attendee> attendees) {
        return new Request(
                Duration.ofHours(1),
                Instant.parse("2026-03-02T00:00:00Z"),
                Instant.parse("2026-03-07T00:00:00Z"),
                attendees);
    }

    private static Attendee attendee(String id, String zone, int burden) {
        return new Attendee(
                new PersonId(id),
                ZoneId.of(zone),
                Optional.of(WeeklyHours.parse("mon-fri 09:00-17:30")),
                Attendee.SLEEP,
                true,
                BigDecimal.valueOf(burden),
                List.of());
    }

    private static Attendee sleeping(Attendee who, String sleep) {
        return new Attendee(
                who.id(),
                who.zone(),
                who.hours(),
                WeeklyHours.parse(sleep),
                who.essential(),
                who.burden(),
                who.busy());
    }
}
