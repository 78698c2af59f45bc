package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Says who is on call: the one function that pager, pages, API, feeds and reports ask.
///
/// Pure and thread-safe. The cost grows with the turns and windows inside the time asked for,
/// not with the time since the schedule began; one instant costs some microseconds.
public final class Resolver {

    private static final Comparator<Shift> BY_TIME_AND_PERSON =
            Comparator.comparing(Shift::from)
                    .thenComparing(shift -> shift.person().map(PersonId::value).orElse(""))
                    .thenComparing(shift -> shift.source().text());

    private Resolver() {}

    /// The duties over [from, to): sorted, without holes (a gap is an interval too), equal
    /// neighbours joined. Throws [IllegalArgumentException] unless `from` is before `to`.
    public static List<Interval> resolve(Schedule schedule, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("expected from before to: " + from + ", " + to);
        }
        Timeline timeline = new Timeline(from, to);
        Window whole = new Window(from, to, schedule.zone());
        paint(schedule.layers(), whole, timeline);
        for (Replacement replacement : schedule.replacements()) {
            whole.within(replacement.from(), replacement.to())
                    .ifPresent(part -> {
                        timeline.clear(part.from, part.to);
                        paint(replacement.layers(), part, timeline);
                    });
        }
        for (ScheduleOverride override : schedule.overrides()) {
            Duty duty = new Duty(override.crew(), new Source.OfOverride(override.reason()));
            whole.within(override.from(), override.to())
                    .ifPresent(part -> timeline.paint(new Interval(part.from, part.to, duty)));
        }
        return timeline.intervals();
    }

    /// Who is on call at one instant: what [#resolve] says of it.
    public static Duty whoIsOnCall(Schedule schedule, Instant at) {
        return resolve(schedule, at, at.plusNanos(1)).getFirst().duty();
    }

    /// Who listens in over [from, to) without duty, sorted; may be empty. Shadow layers stand
    /// beside each other, and overrides do not touch them.
    public static List<Shift> shadows(Schedule schedule, Instant from, Instant to) {
        Window whole = new Window(from, to, schedule.zone());
        List<Shift> shifts = new ArrayList<>();
        for (Layer layer : schedule.layers()) {
            if (layer.shadow()) {
                Timeline timeline = new Timeline(from, to);
                forEachTurn(layer, whole, timeline::paint);
                shifts.addAll(shifts(timeline.intervals()));
            }
        }
        shifts.removeIf(shift -> shift.person().isEmpty());
        shifts.sort(BY_TIME_AND_PERSON);
        return List.copyOf(shifts);
    }

    /// The same intervals as one row a person, sorted by time, then person. A person's
    /// neighbouring rows from one source are one row, whoever else comes and goes.
    public static List<Shift> shifts(List<Interval> intervals) {
        List<Shift> done = new ArrayList<>();
        Map<Optional<PersonId>, Shift> open = new HashMap<>();
        for (Interval interval : intervals) {
            Map<Optional<PersonId>, Shift> still = new HashMap<>();
            for (Optional<PersonId> person : rows(interval.duty().crew())) {
                Shift shift =
                        new Shift(interval.from(), interval.to(), person, interval.duty().source());
                Shift before = open.get(person);
                if (before != null && before.isContinuedBy(shift)) {
                    open.remove(person);
                    shift = new Shift(before.from(), shift.to(), person, shift.source());
                }
                still.put(person, shift);
            }
            done.addAll(open.values());
            open = still;
        }
        done.addAll(open.values());
        done.sort(BY_TIME_AND_PERSON);
        return List.copyOf(done);
    }

    /// Why [#whoIsOnCall] says what it says, from the weakest part of the schedule to the
    /// strongest; the last step names who is on call.
    public static List<Step> why(Schedule schedule, Instant at) {
        return why(schedule, at, PersonId::value);
    }

    /// The same, with people called as `names` says.
    static List<Step> why(Schedule schedule, Instant at, Function<PersonId, String> names) {
        return new Explanation(schedule, at, names).steps();
    }

    /// Everybody's rows over [from, to), gaps and shadows too, as files and feeds list them:
    /// sorted by time, then person.
    public static List<Shift> list(Schedule schedule, Instant from, Instant to) {
        return sorted(shifts(resolve(schedule, from, to)), shadows(schedule, from, to));
    }

    /// Both rows as one, by time, then person.
    static List<Shift> sorted(List<Shift> onCall, List<Shift> shadows) {
        List<Shift> rows = new ArrayList<>(onCall);
        rows.addAll(shadows);
        rows.sort(BY_TIME_AND_PERSON);
        return List.copyOf(rows);
    }

    private static List<Optional<PersonId>> rows(Crew crew) {
        if (crew.isEmpty()) {
            return List.of(Optional.empty());
        }
        return crew.people().stream().map(Optional::of).toList();
    }

    private static void paint(List<Layer> layers, Window window, Timeline timeline) {
        for (Layer layer : layers) {
            if (!layer.shadow()) {
                forEachTurn(layer, window, timeline::paint);
            }
        }
    }

    /// Hands on what the layer's turns and hours leave of `window`, in order of time.
    private static void forEachTurn(Layer layer, Window window, Consumer<Interval> use) {
        Turns turns = Turns.of(layer, window.zone);
        List<Span> spans =
                layer.only()
                        .map(hours -> hours.spans(window.zone, window.from, window.to))
                        .orElseGet(() -> List.of(new Span(window.from, window.to)));
        Source source =
                layer.shadow() ? new Source.OfShadow(layer.id()) : new Source.OfLayer(layer.id());
        Instant next = Instant.MIN;
        long turn = Turns.NONE;
        for (Span span : spans) {
            Instant reached = span.from();
            while (reached.isBefore(span.to())) {
                if (!reached.isBefore(next)) {
                    turn = turns.at(reached);
                    next = turns.nextAfter(reached);
                }
                Instant end = next.isBefore(span.to()) ? next : span.to();
                if (turn != Turns.NONE) {
                    use.accept(
                            new Interval(reached, end, new Duty(turns.crew(layer, turn), source)));
                }
                reached = end;
            }
        }
    }

    /// A part [from, to) of time, in a zone.
    private record Window(Instant from, Instant to, ZoneId zone) {

        Optional<Window> within(Instant begin, Instant end) {
            Instant later = begin.isAfter(from) ? begin : from;
            Instant earlier = end.isBefore(to) ? end : to;
            return later.isBefore(earlier)
                    ? Optional.of(new Window(later, earlier, zone))
                    : Optional.empty();
        }
    }
}
