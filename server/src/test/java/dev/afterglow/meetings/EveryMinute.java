package dev.afterglow.meetings;

import dev.afterglow.people.WeeklyHours;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A slow and simple second opinion on slots: it looks at every attendee's wall clock at every
/// minute. Good where no window begins or ends in a skipped or repeated hour.
final class EveryMinute {

    private static final int FORBIDDEN = 99;
    private static final int DAY = 24 * 60;

    private EveryMinute() {}

    /// The starts of all slots, the best first, with the costs in the order of attendees.
    static List<Start> slots(Request request) {
        List<int[]> minutes = request.attendees().stream().map(a -> minutes(a, request)).toList();
        int length = Math.toIntExact(request.length().toMinutes());
        List<Start> starts = new ArrayList<>();
        for (int minute = 0; minute + length <= minutes.getFirst().length; minute += 15) {
            List<Integer> costs = new ArrayList<>();
            for (int[] person : minutes) {
                int worst = 0;
                for (int at = minute; at < minute + length; at++) {
                    worst = Math.max(worst, person[at]);
                }
                costs.add(worst);
            }
            if (!costs.contains(FORBIDDEN)) {
                starts.add(start(request, minute, costs));
            }
        }
        starts.sort(EveryMinute::kinder);
        return starts;
    }

    /// A start, its costs, and burdens with costs from the largest down.
    record Start(Instant at, List<Integer> costs, List<BigDecimal> totals) {}

    private static Start start(Request request, int minute, List<Integer> costs) {
        List<BigDecimal> totals = new ArrayList<>();
        for (int i = 0; i < costs.size(); i++) {
            totals.add(request.attendees().get(i).burden().add(BigDecimal.valueOf(costs.get(i))));
        }
        totals.sort(Comparator.reverseOrder());
        return new Start(request.from().plusSeconds(60L * minute), costs, totals);
    }

    private static int kinder(Start a, Start b) {
        for (int i = 0; i < a.totals.size(); i++) {
            int order = a.totals.get(i).compareTo(b.totals.get(i));
            if (order != 0) {
                return order;
            }
        }
        return a.at.compareTo(b.at);
    }

    private static int[] minutes(Attendee attendee, Request request) {
        ZoneRules rules = attendee.zone().getRules();
        long from = request.from().getEpochSecond() / 60;
        int[] costs = new int[Math.toIntExact(request.to().getEpochSecond() / 60 - from)];
        for (int minute = 0; minute < costs.length; minute++) {
            Instant at = Instant.ofEpochSecond((from + minute) * 60);
            long clock = from + minute + rules.getOffset(at).getTotalSeconds() / 60;
            costs[minute] = cost(attendee, at, clock);
        }
        return costs;
    }

    /// @param clock minutes of the wall clock since Thursday, 1 January 1970
    private static int cost(Attendee attendee, Instant at, long clock) {
        if (in(Optional.of(attendee.sleep()), clock, 0)
                || (attendee.essential() && isBusy(attendee, at))) {
            return FORBIDDEN;
        }
        if (in(attendee.hours(), clock, 0)) {
            return 0;
        }
        return in(attendee.hours(), clock, 120) ? 1 : 4;
    }

    private static boolean isBusy(Attendee attendee, Instant at) {
        for (WeeklyHours.Span span : attendee.busy()) {
            if (!at.isBefore(span.from()) && at.isBefore(span.to())) {
                return true;
            }
        }
        return false;
    }

    /// By minutes of the day; a window that ends before it starts reaches into the next day.
    private static boolean in(Optional<WeeklyHours> hours, long clock, int margin) {
        if (hours.isEmpty()) {
            return false;
        }
        int now = Math.toIntExact(Math.floorMod(clock, (long) DAY));
        DayOfWeek today = DayOfWeek.THURSDAY.plus(Math.floorDiv(clock, DAY));
        for (WeeklyHours.Window window : hours.get().windows()) {
            int start = minute(window.start()) - margin;
            int end = minute(window.end()) + margin;
            boolean overnight = !window.end().isAfter(window.start());
            boolean inToday = now >= start && window.days().contains(today);
            if (overnight) {
                if (inToday || (now < end && window.days().contains(today.minus(1)))) {
                    return true;
                }
            } else if (inToday && now < end) {
                return true;
            }
        }
        return false;
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }
}
