package dev.afterglow.oncall;

import dev.afterglow.people.WeeklyHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A slow and simple second opinion on who is on call: it walks every handover from the layer's
/// beginning and asks anew at each minute. It shares no code with the resolver but the records.
final class MinuteByMinute {

    /// Behind a handover in a skipped hour or day at most this many others come earlier.
    private static final int LOOK_AHEAD = 200;

    private final Schedule schedule;
    private final Instant end;
    private final Map<Layer, Walk> walks = new HashMap<>();
    private final Map<LocalDateTime, Instant> instants = new HashMap<>();

    MinuteByMinute(Schedule schedule, Instant end) {
        this.schedule = schedule;
        this.end = end;
    }

    /// Who is on call at `minute`; minutes must be asked for in order.
    Duty at(Instant minute) {
        for (ScheduleOverride override : schedule.overrides().reversed()) {
            if (holds(override.from(), override.to(), minute)) {
                return new Duty(override.crew(), new Source.OfOverride(override.reason()));
            }
        }
        List<Layer> layers = schedule.layers();
        for (Replacement replacement : schedule.replacements()) {
            if (holds(replacement.from(), replacement.to(), minute)) {
                layers = replacement.layers();
            }
        }
        for (Layer layer : layers.reversed()) {
            int turn = walks.computeIfAbsent(layer, Walk::new).turnAt(minute);
            if (!layer.shadow() && turn >= 0 && inHours(layer, minute)) {
                Crew crew = walks.computeIfAbsent(layer, Walk::new).owners.get(turn);
                return new Duty(crew, new Source.OfLayer(layer.id()));
            }
        }
        return Duty.GAP;
    }

    private boolean inHours(Layer layer, Instant minute) {
        if (layer.only().isEmpty()) {
            return true;
        }
        LocalDate today = LocalDate.ofInstant(minute, schedule.zone());
        for (int shift = -2; shift <= 1; shift++) {
            LocalDate day = today.plusDays(shift);
            for (WeeklyHours.Window window : layer.only().get().windows()) {
                boolean overnight = window.end().compareTo(window.start()) <= 0;
                Instant opens = instant(day.atTime(window.start()));
                Instant closes = instant(day.plusDays(overnight ? 1 : 0).atTime(window.end()));
                if (window.days().contains(day.getDayOfWeek()) && holds(opens, closes, minute)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holds(Instant from, Instant to, Instant at) {
        return from.compareTo(at) <= 0 && at.compareTo(to) < 0;
    }

    private Instant instant(LocalDateTime local) {
        return instants.computeIfAbsent(local, l -> convert(l, schedule.zone()));
    }

    /// By the list of valid offsets: none is a gap, two are an overlap.
    private static Instant convert(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            return local.plus(gap.getDuration()).toInstant(gap.getOffsetAfter());
        }
        return offsets.stream().map(local::toInstant).min(Instant::compareTo).orElseThrow();
    }

    /// All turns of one layer, from the first on.
    private final class Walk {

        final List<Instant> begins = new ArrayList<>();
        final List<Crew> owners = new ArrayList<>();
        private int current = -1;

        Walk(Layer layer) {
            Instant earliest = instant(layer.from());
            LocalDateTime stop = LocalDateTime.ofInstant(end, ZoneOffset.UTC).plusDays(4);
            if (layer.rotation() instanceof Rotation.Every every) {
                LocalDateTime turn = anchor(layer, every, earliest);
                for (; turn.isBefore(stop); turn = turn.plus(every.period())) {
                    begins.add(instant(turn));
                }
            } else {
                dates(layer.rotation(), layer.from(), stop).stream()
                        .map(MinuteByMinute.this::instant)
                        .filter(begin -> !begin.isBefore(earliest))
                        .forEach(begins::add);
            }
            assignOwners(layer);
        }

        private LocalDateTime anchor(Layer layer, Rotation.Every every, Instant earliest) {
            if (every.at().isEmpty()) {
                return layer.from();
            }
            for (int day = -3; ; day++) {
                LocalDateTime at =
                        layer.from().toLocalDate().plusDays(day).atTime(every.at().get());
                boolean rightDay = every.day().map(at.getDayOfWeek()::equals).orElse(true);
                if (rightDay && !instant(at).isBefore(earliest)) {
                    return at;
                }
            }
        }

        private List<LocalDateTime> dates(
                Rotation rotation, LocalDateTime from, LocalDateTime stop) {
            Predicate<LocalDate> handsOver =
                    switch (rotation) {
                        case Rotation.Daily _ -> date -> true;
                        case Rotation.Weekly weekly -> date -> date.getDayOfWeek() == weekly.day();
                        case Rotation.Monthly monthly ->
                                date ->
                                        date.getDayOfMonth()
                                                == Math.min(monthly.day(), date.lengthOfMonth());
                        case Rotation.Every _ -> throw new IllegalStateException("has no dates");
                    };
            List<LocalDateTime> times = new ArrayList<>();
            LocalDate date = from.toLocalDate().minusDays(3);
            for (; date.isBefore(stop.toLocalDate()); date = date.plusDays(1)) {
                if (handsOver.test(date)) {
                    times.add(date.atTime(timeOf(rotation)));
                }
            }
            return times;
        }

        private void assignOwners(Layer layer) {
            List<Layer.Change> waiting = new ArrayList<>(layer.changes());
            List<Crew> crews = layer.crews();
            int next = 0;
            for (Instant begin : begins) {
                while (!waiting.isEmpty() && !begin.isBefore(instant(waiting.getFirst().from()))) {
                    crews = waiting.removeFirst().crews();
                    next = 0;
                }
                owners.add(crews.get(next));
                next = (next + 1) % crews.size();
            }
        }

        int turnAt(Instant minute) {
            for (int turn = current + 1;
                    turn < Math.min(begins.size(), current + LOOK_AHEAD);
                    turn++) {
                if (!begins.get(turn).isAfter(minute)) {
                    current = turn;
                }
            }
            return current;
        }
    }

    private static LocalTime timeOf(Rotation rotation) {
        return switch (rotation) {
            case Rotation.Daily daily -> daily.at();
            case Rotation.Weekly weekly -> weekly.at();
            case Rotation.Monthly monthly -> monthly.at();
            case Rotation.Every every -> every.at().orElseThrow();
        };
    }
}
