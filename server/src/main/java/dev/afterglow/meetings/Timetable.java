package dev.afterglow.meetings;

import dev.afterglow.meetings.Concession.Constraint;
import dev.afterglow.people.WeeklyHours.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// One attendee's time as a meeting sees it: what a stretch of it costs, and what forbids it.
final class Timetable {

    /// What an hour costs in stated hours, close to them, and otherwise.
    static final int IN_HOURS = 0;

    static final int NEAR_HOURS = 1;
    static final int AWAKE = 4;

    /// How close is close.
    static final Duration NEAR = Duration.ofHours(2);

    private final Attendee attendee;
    private final NavigableMap<Instant, Instant> stated;
    private final NavigableMap<Instant, Instant> near;
    private final NavigableMap<Instant, Instant> sleep;
    private final NavigableMap<Instant, Instant> busy;

    Timetable(Attendee attendee, Instant from, Instant to) {
        this.attendee = attendee;
        this.stated =
                attendee.hours()
                        .map(hours -> ends(hours.spans(attendee.zone(), from, to)))
                        .orElseGet(TreeMap::new);
        this.near =
                attendee.hours()
                        .map(hours -> ends(hours.spansWidened(NEAR, attendee.zone(), from, to)))
                        .orElseGet(TreeMap::new);
        this.sleep = ends(attendee.sleep().spans(attendee.zone(), from, to));
        this.busy = attendee.essential() ? ends(attendee.busy()) : new TreeMap<>();
    }

    Attendee attendee() {
        return attendee;
    }

    /// The cost of the worst hour touched by [start, end).
    int cost(Instant start, Instant end) {
        if (covers(stated, start, end)) {
            return IN_HOURS;
        }
        return covers(near, start, end) ? NEAR_HOURS : AWAKE;
    }

    /// What forbids [start, end); empty when nothing does.
    List<Constraint> forbidding(Instant start, Instant end) {
        if (!touches(sleep, start, end) && !touches(busy, start, end)) {
            return List.of();
        }
        List<Constraint> forbidding = new ArrayList<>();
        if (touches(sleep, start, end)) {
            forbidding.add(new Constraint(attendee.id(), Constraint.Reason.ASLEEP));
        }
        if (touches(busy, start, end)) {
            forbidding.add(new Constraint(attendee.id(), Constraint.Reason.BUSY));
        }
        return forbidding;
    }

    private static boolean covers(NavigableMap<Instant, Instant> ends, Instant start, Instant end) {
        Map.Entry<Instant, Instant> span = ends.floorEntry(start);
        return span != null && !span.getValue().isBefore(end);
    }

    private static boolean touches(
            NavigableMap<Instant, Instant> ends, Instant start, Instant end) {
        Map.Entry<Instant, Instant> span = ends.lowerEntry(end);
        return span != null && span.getValue().isAfter(start);
    }

    /// Ends by starts, apart from each other.
    private static NavigableMap<Instant, Instant> ends(List<Span> spans) {
        TreeMap<Instant, Instant> ends = new TreeMap<>();
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            Map.Entry<Instant, Instant> last = ends.lastEntry();
            if (last == null || last.getValue().isBefore(span.from())) {
                ends.put(span.from(), span.to());
            } else if (last.getValue().isBefore(span.to())) {
                ends.put(last.getKey(), span.to());
            }
        }
        return ends;
    }
}
