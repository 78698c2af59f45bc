package dev.afterglow.meetings;

import dev.afterglow.meetings.Concession.Constraint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the kindest slots for a meeting. Pure and thread-safe; sixty people over two weeks take
/// some hundredths of a second.
///
/// The order is leximin (Sen 1970; Moulin 1988, chapter 1): each slot's burdens and costs are
/// sorted from the largest down, and the slot whose list is smaller at the first difference is
/// the better one. Of equal slots the earliest comes first.
public final class Slots {

    /// The most ways out that are shown when there is no slot.
    static final int MOST_CONCESSIONS = 5;

    private final Request request;
    private final List<Timetable> timetables;

    private Slots(Request request) {
        this.request = request;
        this.timetables =
                request.attendees().stream()
                        .map(who -> new Timetable(who, request.from(), request.to()))
                        .toList();
    }

    /// The best `top` slots, at least one, or what to give up.
    public static Proposal find(Request request, int top) {
        if (top < 1) {
            throw new IllegalArgumentException("expected at least one slot to be asked for");
        }
        Slots slots = new Slots(request);
        List<Ranked> possible = slots.possible();
        if (possible.isEmpty()) {
            return new Proposal.NoSlot(slots.concessions());
        }
        return new Proposal.Slots(
                possible.stream()
                        .sorted()
                        .limit(top)
                        .map(ranked -> slots.slot(ranked.start))
                        .toList());
    }

    private List<Ranked> possible() {
        List<Ranked> possible = new ArrayList<>();
        for (Instant start : starts()) {
            if (forbidding(start).isEmpty()) {
                possible.add(new Ranked(slot(start)));
            }
        }
        return possible;
    }

    private List<Instant> starts() {
        List<Instant> starts = new ArrayList<>();
        Instant last = request.to().minus(request.length());
        for (Instant start = request.from();
                !start.isAfter(last);
                start = start.plus(Request.STEP)) {
            starts.add(start);
        }
        return starts;
    }

    private List<Constraint> forbidding(Instant start) {
        Instant end = start.plus(request.length());
        List<Constraint> forbidding = new ArrayList<>();
        for (Timetable timetable : timetables) {
            forbidding.addAll(timetable.forbidding(start, end));
        }
        return forbidding;
    }

    private Slot slot(Instant start) {
        Instant end = start.plus(request.length());
        return new Slot(
                start,
                timetables.stream()
                        .map(who -> new Slot.Seat(who.attendee(), who.cost(start, end)))
                        .toList());
    }

    /// The smallest sets of constraints that stand in the way of some start, those that open
    /// more starts first, and a shorter meeting where that would do.
    private List<Concession> concessions() {
        Map<List<Constraint>, List<Instant>> opened = new LinkedHashMap<>();
        int fewest = Integer.MAX_VALUE;
        for (Instant start : starts()) {
            List<Constraint> forbidding = forbidding(start);
            fewest = Math.min(fewest, forbidding.size());
            opened.computeIfAbsent(forbidding, _ -> new ArrayList<>()).add(start);
        }
        List<Concession> concessions = new ArrayList<>();
        for (var entry : opened.entrySet()) {
            if (entry.getKey().size() == fewest) {
                List<Instant> starts = entry.getValue();
                concessions.add(
                        new Concession.Together(entry.getKey(), starts.size(), starts.getFirst()));
            }
        }
        concessions.sort(Comparator.comparingInt(Concession::starts).reversed());
        shorter().ifPresent(concessions::addFirst);
        return concessions.stream().limit(MOST_CONCESSIONS).toList();
    }

    private Optional<Concession> shorter() {
        Duration length = request.length().minus(Request.STEP);
        for (; length.isPositive(); length = length.minus(Request.STEP)) {
            List<Ranked> possible = new Slots(request.withLength(length)).possible();
            if (!possible.isEmpty()) {
                Instant first = Collections.min(possible).start;
                return Optional.of(new Concession.Shorter(length, possible.size(), first));
            }
        }
        return Optional.empty();
    }

    /// A possible start, by what it asks of the hardest-hit person, then the next, and so on.
    private static final class Ranked implements Comparable<Ranked> {

        private final Instant start;

        /// Negated and rising, so that the hardest-hit person comes first.
        private final double[] totals;

        Ranked(Slot slot) {
            start = slot.start();
            totals = slot.seats().stream().mapToDouble(seat -> -seat.total()).sorted().toArray();
        }

        @Override
        public int compareTo(Ranked other) {
            int kinder = Arrays.compare(other.totals, totals);
            return kinder != 0 ? kinder : start.compareTo(other.start);
        }
    }
}
