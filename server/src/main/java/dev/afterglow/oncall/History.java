package dev.afterglow.oncall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The plans of one schedule, one after the other, and the overrides people gave. A plan answers
/// from its beginning until the next one's; the first also for all the time before it.
record History(
        NamedSchedule current, boolean removed, List<Plan> plans, List<GivenOverride> given) {

    /// A plan and when it came into force.
    record Plan(Instant validFrom, Schedule schedule) {}

    History {
        plans = List.copyOf(plans);
        given = List.copyOf(given);
        if (plans.isEmpty()) {
            throw new IllegalArgumentException("schedule " + current.id() + " has no plan");
        }
    }

    /// As [Resolver#resolve], each time by the plan that was in force then.
    List<Interval> intervals(Instant from, Instant to) {
        Timeline timeline = new Timeline(from, to);
        for (Part part : parts(from, to)) {
            for (Interval interval : Resolver.resolve(part.schedule, part.from, part.to)) {
                if (!(interval.duty().source() instanceof Source.Gap)) {
                    timeline.paint(interval);
                }
            }
        }
        return timeline.intervals();
    }

    /// As [Resolver#shadows].
    List<Shift> shadows(Instant from, Instant to) {
        return parts(from, to).stream()
                .flatMap(part -> Resolver.shadows(part.schedule, part.from, part.to).stream())
                .toList();
    }

    /// The plan that is in force at an instant, with all overrides.
    Schedule at(Instant at) {
        return parts(at, at.plusNanos(1)).getFirst().schedule;
    }

    private List<Part> parts(Instant from, Instant to) {
        List<ScheduleOverride> overrides = given.stream().map(GivenOverride::override).toList();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            Instant begin = i == 0 ? from : later(from, plans.get(i).validFrom());
            Instant end = i + 1 == plans.size() ? to : earlier(to, plans.get(i + 1).validFrom());
            if (begin.isBefore(end)) {
                parts.add(new Part(begin, end, plans.get(i).schedule().with(overrides)));
            }
        }
        return parts;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private record Part(Instant from, Instant to, Schedule schedule) {}
}
