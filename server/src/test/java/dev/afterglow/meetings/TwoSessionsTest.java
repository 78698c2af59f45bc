package dev.afterglow.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.meetings.TwoSlots.Which;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoSessionsTest {

    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:00Z");
    private static final List<String> ZONES =
            List.of("America/Los_Angeles", "Europe/Copenhagen", "Asia/Singapore", "Asia/Kolkata");

    @Test
    void nobody_gives_up_an_evening_where_two_sessions_can_be_had() {
        Request request = request(List.of(0, 1, 2, 3), MONDAY);

        TwoSlots two = TwoSessions.find(request, Set.of(new PersonId("p1"))).orElseThrow();

        assertThat(two.places()).extracting(TwoSlots.Place::cost).allMatch(cost -> cost <= 2);
        assertThat(two.places().get(1).which()).isEqualTo(Which.BOTH);
        assertThat(two.places()).extracting(TwoSlots.Place::which).contains(Which.FIRST);
        assertThat(Duration.between(two.first(), two.second()))
                .isBetween(request.length(), TwoSessions.APART_AT_MOST.plus(request.length()));
    }

    @Test
    void two_hundred_random_pairs_agree_with_a_look_at_every_pair() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Integer> burdens = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                burdens.add(random.nextInt(0, 6));
            }
            Instant from = MONDAY.plus(Duration.ofDays(random.nextInt(300)));
            Request request = request(burdens, from);
            Set<PersonId> hosts = Set.of(new PersonId("p" + random.nextInt(4)));

            Optional<TwoSlots> found = TwoSessions.find(request, hosts);

            assertThat(found.map(TwoSessionsTest::totals))
                    .as("seed %d", seed)
                    .isEqualTo(bestOfEveryPair(request, hosts));
        }
    }

    private static List<Double> totals(TwoSlots two) {
        return two.places().stream()
                .map(place -> place.attendee().burden().doubleValue() + place.cost())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static Optional<List<Double>> bestOfEveryPair(Request request, Set<PersonId> hosts) {
        List<Double> best = null;
        Instant last = request.to().minus(request.length());
        List<Map<Instant, Integer>> costs =
                request.attendees().stream().map(who -> costs(request, who, last)).toList();
        for (Instant a = request.from(); !a.isAfter(last); a = a.plus(Request.STEP)) {
            Instant end = a.plus(request.length());
            for (Instant b = end;
                    !b.isAfter(last) && !b.isAfter(end.plus(TwoSessions.APART_AT_MOST));
                    b = b.plus(Request.STEP)) {
                List<Double> totals = totals(request, hosts, costs, new Pair(a, b));
                if (!totals.isEmpty() && (best == null || isKinder(totals, best))) {
                    best = totals;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isKinder(List<Double> totals, List<Double> than) {
        for (int i = 0; i < totals.size(); i++) {
            int order = totals.get(i).compareTo(than.get(i));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    /// When the two sessions begin.
    private record Pair(Instant first, Instant second) {}

    private static List<Double> totals(
            Request request, Set<PersonId> hosts, List<Map<Instant, Integer>> costs, Pair pair) {
        List<Double> totals = new ArrayList<>();
        int early = 0;
        int late = 0;
        for (int i = 0; i < costs.size(); i++) {
            Attendee who = request.attendees().get(i);
            int first = costs.get(i).get(pair.first());
            int second = costs.get(i).get(pair.second());
            int cost;
            if (hosts.contains(who.id())) {
                cost = first + second;
            } else {
                cost = Math.min(first, second);
                early += first <= second ? 1 : 0;
                late += first <= second ? 0 : 1;
            }
            if (cost >= 1000) {
                return List.of();
            }
            totals.add(who.burden().doubleValue() + cost);
        }
        return early == 0 || late == 0
                ? List.of()
                : totals.stream().sorted(Comparator.reverseOrder()).toList();
    }

    /// What each start costs a person; 1000 where they cannot come.
    private static Map<Instant, Integer> costs(Request request, Attendee who, Instant last) {
        Timetable timetable = new Timetable(who, request.from(), request.to());
        Map<Instant, Integer> costs = new HashMap<>();
        for (Instant at = request.from(); !at.isAfter(last); at = at.plus(Request.STEP)) {
            Instant end = at.plus(request.length());
            boolean mayCome = timetable.forbidding(at, end).isEmpty();
            costs.put(at, mayCome ? timetable.cost(at, end) : 1000);
        }
        return costs;
    }

    private static Request request(List<Integer> burdens, Instant from) {
        List<Attendee> attendees = new ArrayList<>();
        for (int i = 0; i < burdens.size(); i++) {
            attendees.add(
                    new Attendee(
                            new PersonId("p" + i),
                            ZoneId.of(ZONES.get(i)),
                            Optional.of(WeeklyHours.parse("mon-fri 09:00-17:30")),
                            Attendee.SLEEP,
                            true,
                            BigDecimal.valueOf(burdens.get(i)),
                            List.of()));
        }
        return new Request(Duration.ofMinutes(75), from, from.plus(Duration.ofDays(2)), attendees);
    }
}
