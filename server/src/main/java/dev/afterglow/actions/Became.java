package dev.afterglow.actions;

import dev.afterglow.statistics.Binomial;
import dev.afterglow.statistics.CumulativeIncidence;
import dev.afterglow.statistics.CumulativeIncidence.Course;
import dev.afterglow.statistics.CumulativeIncidence.Step;
import dev.afterglow.statistics.Forecasts;
import dev.afterglow.statistics.Interval;
import dev.afterglow.statistics.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What became of many actions: for the organisation, never by person or team. Ends compete: what
/// was declined can no longer be done, so shares are cumulative incidences (Aalen & Johansen 1978)
/// and not shares of those that happen to have ended.
///
/// @param ends share of the discretionary space that ended so within 180 days; empty without any
/// @param endSteps the same as it grew, with 95 % intervals
/// @param stillOpen share of the discretionary space that is open after 180 days
/// @param discretionary how many lie there
/// @param lostTo what declined, overtaken and quiet ones lost to, most frequent first
/// @param reasons how many of those say what they lost to
/// @param unfinished how many of those there are
/// @param bands what the room said against what was, for actions whose 90 days are over
/// @param brier mean squared difference of the forecasts; empty without any
public record Became(
        Map<State, Double> ends,
        Map<State, List<Step>> endSteps,
        double stillOpen,
        int discretionary,
        List<Lost> lostTo,
        int reasons,
        int unfinished,
        List<Band> bands,
        Optional<Forecasts> brier,
        List<Step> atOnceOpen,
        List<Step> discretionaryOpen) {

    /// Days after which ends are counted.
    public static final int HORIZON_DAYS = 180;

    /// Days that a forecast is about.
    public static final int FORECAST_DAYS = 90;

    private static final int MOST_LOST = 8;
    private static final List<State> ENDS =
            List.of(State.DONE, State.DECLINED, State.OVERTAKEN, State.QUIET, State.LEARNT);

    /// What actions lost to, and how often.
    public record Lost(String to, long times) {}

    /// Forecasts of about the same size.
    ///
    /// @param said mean of what rooms said, 0 to 1
    /// @param was share that was done within 90 days
    /// @param interval 95 % of that share (Clopper-Pearson)
    public record Band(String words, int actions, double said, double was, Interval interval) {}

    /// Counts what became of these.
    public static Became of(List<Action> actions, Map<ActionId, Said> said, Instant now) {
        List<Action> middle = in(actions, Place.DISCRETIONARY);
        List<Course> courses = courses(middle, now);
        Map<State, Double> ends = new EnumMap<>(State.class);
        Map<State, List<Step>> endSteps = new EnumMap<>(State.class);
        for (State end : ENDS) {
            List<Step> steps = CumulativeIncidence.of(courses, number(end));
            endSteps.put(end, steps);
            ends.put(end, at(steps, 0));
        }
        List<Action> unfinished =
                actions.stream()
                        .filter(action ->
                                switch (action.state()) {
                                    case DECLINED, OVERTAKEN, QUIET -> true;
                                    case RESTING, OPEN, DONE, LEARNT -> false;
                                })
                        .toList();
        List<Lost> lost = lost(unfinished);
        List<Judged> judged = judged(actions, said, now);
        return new Became(
                ends,
                endSteps,
                at(CumulativeIncidence.stillOpen(courses), 1),
                middle.size(),
                lost.stream().limit(MOST_LOST).toList(),
                (int) lost.stream().mapToLong(Lost::times).sum(),
                unfinished.size(),
                bands(judged),
                brier(judged),
                CumulativeIncidence.stillOpen(courses(in(actions, Place.AT_ONCE), now)),
                CumulativeIncidence.stillOpen(courses));
    }

    private static List<Action> in(List<Action> actions, Place place) {
        return actions.stream().filter(action -> action.place() == place).toList();
    }

    private static List<Course> courses(List<Action> actions, Instant now) {
        return actions.stream()
                .map(action -> {
                    Ending ending = action.ending();
                    Instant end = ending == null ? now : ending.at();
                    return new Course(
                            Math.max(0, days(action.createdAt(), end)),
                            ending == null ? CumulativeIncidence.OPEN : number(ending.state()));
                })
                .toList();
    }

    private static int number(State end) {
        return ENDS.indexOf(end) + 1;
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / (double) Duration.ofDays(1).toMillis();
    }

    private static double at(List<Step> steps, double before) {
        double share = before;
        for (Step step : steps) {
            if (step.time() <= HORIZON_DAYS) {
                share = step.share();
            }
        }
        return share;
    }

    private static List<Lost> lost(List<Action> unfinished) {
        Map<String, List<String>> bySubject = new TreeMap<>();
        for (Action action : unfinished) {
            Ending ending = action.ending();
            if (ending != null && !ending.lostTo().isEmpty()) {
                bySubject
                        .computeIfAbsent(
                                ending.lostTo().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(ending.lostTo());
            }
        }
        return bySubject.values().stream()
                .map(words -> new Lost(words.getFirst(), words.size()))
                .sorted(Comparator.comparingLong(Lost::times).reversed())
                .toList();
    }

    /// A forecast whose 90 days are over. What came true before is judged no sooner: those that did
    /// not would still be waiting, and the room would look better than it is.
    private record Judged(double said, boolean wasDone) {}

    private static List<Judged> judged(
            List<Action> actions, Map<ActionId, Said> said, Instant now) {
        List<Judged> judged = new ArrayList<>();
        for (Action action : actions) {
            Said forecast = said.get(action.id());
            Ending ending = action.ending();
            boolean isDone =
                    ending != null
                            && ending.state() == State.DONE
                            && days(action.createdAt(), ending.at()) <= FORECAST_DAYS;
            boolean isOver = days(action.createdAt(), now) > FORECAST_DAYS;
            if (forecast != null && isOver) {
                judged.add(new Judged(forecast.percent() / 100, isDone));
            }
        }
        return judged;
    }

    private static List<Band> bands(List<Judged> judged) {
        return List.of(
                        band("very likely", judged, said -> said >= 0.85),
                        band("likely", judged, said -> said >= 0.65 && said < 0.85),
                        band("even", judged, said -> said >= 0.4 && said < 0.65),
                        band("unlikely", judged, said -> said < 0.4))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Band> band(
            String words, List<Judged> judged, Predicate<Double> belongs) {
        List<Judged> own = judged.stream().filter(one -> belongs.test(one.said)).toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        int done = (int) own.stream().filter(Judged::wasDone).count();
        return Optional.of(
                new Band(
                        words,
                        own.size(),
                        own.stream().collect(Collectors.averagingDouble(Judged::said)),
                        done / (double) own.size(),
                        Binomial.exact(new Share(done, own.size()), 0.95)));
    }

    private static Optional<Forecasts> brier(List<Judged> judged) {
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        boolean[] happened = new boolean[judged.size()];
        for (int i = 0; i < happened.length; i++) {
            happened[i] = judged.get(i).wasDone;
        }
        return Optional.of(
                Forecasts.score(judged.stream().mapToDouble(Judged::said).toArray(), happened));
    }
}
