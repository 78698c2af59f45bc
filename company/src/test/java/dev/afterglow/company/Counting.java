package dev.afterglow.company;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Counts what effects are about, straight from the records of a history.
final class Counting {
    /// What was seen, and what would be seen where nothing is planted.
    record Tally(double observed, double expected) {}

    /// Of the weeks beside an incident, each fourth is looked at.
    private static final int EVERY = 4;

    private Counting() {}

    // Changes

    static Tally justBack(History history) {
        return amongChanges(history, justBackRule(history), change -> "");
    }

    static Tally justBackByWeekday(History history) {
        Away away = new Away(history);
        return amongChanges(
                history,
                justBackRule(history),
                c -> away.localDate(c.person(), c.at()).getDayOfWeek().name());
    }

    /// The naive count: the share of working days on which somebody is just back.
    static Tally justBackByDay(History history) {
        Away away = new Away(history);
        Set<String> back = justBackDays(history, away);
        LocalDate start = history.settings().start();
        long days =
                history.people().stream()
                        .mapToLong(p ->
                                start.datesUntil(history.settings().end())
                                        .filter(day -> day.getDayOfWeek().getValue() < 6)
                                        .filter(day -> !away.on(p.id(), day))
                                        .count())
                        .sum();
        Tally all = amongChanges(history, c -> true, c -> "");
        Predicate<Change> rule = justBackRule(history);
        long exposed = hit(history).stream().filter(rule).count();
        return new Tally(exposed, all.observed() * back.size() / days);
    }

    static Tally justBackAmongReviewed(History history) {
        Set<String> reviewed =
                history.incidents().stream()
                        .filter(Incident::reviewed)
                        .map(Incident::change)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        List<Change> changes =
                hit(history).stream().filter(c -> reviewed.contains(c.id())).toList();
        Predicate<Change> rule = justBackRule(history);
        double share = history.changes().stream().filter(rule).count();
        return new Tally(
                changes.stream().filter(rule).count(),
                changes.size() * share / history.changes().size());
    }

    static Tally late(History history) {
        Away away = new Away(history);
        return amongChanges(
                history, c -> c.at().atZone(away.zone(c.person())).getHour() >= 16, c -> "");
    }

    static Tally tired(History history) {
        return amongChanges(history, tiredRule(history), change -> "");
    }

    /// Observed against what the person's own share of such mornings gives.
    static Tally tiredWithinPerson(History history) {
        Predicate<Change> tired = tiredRule(history);
        Map<String, List<Change>> all = byPerson(history.changes());
        double observed = 0;
        double expected = 0;
        for (Map.Entry<String, List<Change>> hit : byPerson(hit(history)).entrySet()) {
            List<Change> own = all.getOrDefault(hit.getKey(), List.of());
            double share = own.stream().filter(tired).count() / (double) own.size();
            observed += hit.getValue().stream().filter(tired).count();
            expected += hit.getValue().size() * share;
        }
        return new Tally(observed, expected);
    }

    private static Map<String, List<Change>> byPerson(List<Change> changes) {
        return changes.stream().collect(Collectors.groupingBy(Change::person));
    }

    /// Exposed changes with an incident, against what the other changes' rate gives, by stratum.
    private static Tally amongChanges(
            History history, Predicate<Change> exposed, Function<Change, String> stratum) {
        Map<String, double[]> cells = new HashMap<>();
        for (Change change : history.changes()) {
            cells.computeIfAbsent(stratum.apply(change), s -> new double[4])[
                    exposed.test(change) ? 0 : 1]++;
        }
        for (Change change : hit(history)) {
            cells.getOrDefault(stratum.apply(change), new double[4])[
                    exposed.test(change) ? 2 : 3]++;
        }
        double observed = 0;
        double expected = 0;
        for (double[] cell : cells.values()) {
            observed += cell[2];
            expected += cell[1] == 0 ? 0 : cell[3] / cell[1] * cell[0];
        }
        return new Tally(observed, expected == 0 ? observed : expected);
    }

    private static List<Change> hit(History history) {
        Map<String, Change> byId =
                history.changes().stream().collect(Collectors.toMap(Change::id, c -> c));
        List<Change> changes = new ArrayList<>();
        for (Incident incident : history.incidents()) {
            Change change = incident.change() == null ? null : byId.get(incident.change());
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Predicate<Change> justBackRule(History history) {
        Away away = new Away(history);
        Set<String> days = justBackDays(history, away);
        return c -> days.contains(c.person() + away.localDate(c.person(), c.at()));
    }

    /// Person and date of the first three working days after at least five days away.
    private static Set<String> justBackDays(History history, Away away) {
        Set<String> days = new HashSet<>();
        for (Absence absence : history.absences()) {
            int left = absence.days() >= 5 ? 3 : 0;
            LocalDate day = absence.to().plusDays(1);
            for (; left > 0 && day.isBefore(history.settings().end()); day = day.plusDays(1)) {
                if (day.getDayOfWeek().getValue() < 6 && !away.on(absence.person(), day)) {
                    days.add(absence.person() + day);
                    left--;
                }
            }
        }
        return days;
    }

    private static Predicate<Change> tiredRule(History history) {
        Away away = new Away(history);
        Set<String> broken = new HashSet<>();
        for (Page page : history.pages()) {
            broken.add(page.person() + nightOf(page.at().atZone(away.zone(page.person()))));
        }
        return c -> broken.contains(c.person() + away.localDate(c.person(), c.at()));
    }

    /// The date on which a night ends; something that is no date outside 22:00 to 07:00.
    private static String nightOf(ZonedDateTime at) {
        int hour = at.getHour();
        return hour >= 22
                ? at.toLocalDate().plusDays(1).toString()
                : hour < 7 ? at.toLocalDate().toString() : "day";
    }

    // Services

    static Tally knewAway(History history) {
        Away away = new Away(history);
        Map<String, List<Knowledge>> knowers =
                history.knowledge().stream().collect(Collectors.groupingBy(Knowledge::service));
        Map<String, double[]> perService = new HashMap<>();
        int weeks = history.settings().years() * 52;
        for (Incident incident : history.incidents()) {
            List<Knowledge> those = knowers.getOrDefault(incident.service(), List.of());
            double[] sums = perService.computeIfAbsent(incident.service(), s -> new double[3]);
            sums[0]++;
            sums[1] += somebodyAway(those, incident.startedAt(), away) ? 1 : 0;
            Duration into = Duration.between(start(history), incident.startedAt());
            Instant first = incident.startedAt().minus(Duration.ofDays(into.toDays() / 7 * 7));
            for (int week = 0; week < weeks; week += EVERY) {
                Instant then = first.plus(Duration.ofDays(7L * week));
                sums[2] += somebodyAway(those, then, away) ? (double) EVERY / weeks : 0;
            }
        }
        double observed = 0;
        double expected = 0;
        for (double[] s : perService.values()) {
            observed += s[1] * (s[0] - s[2]) / s[0];
            expected += (s[0] - s[1]) * s[2] / s[0];
        }
        return new Tally(observed, expected);
    }

    private static boolean somebodyAway(List<Knowledge> knowers, Instant at, Away away) {
        for (Knowledge knower : knowers) {
            LocalDate day = away.localDate(knower.person(), at);
            boolean knows =
                    !day.isBefore(knower.since())
                            && (knower.until() == null || !day.isAfter(knower.until()));
            if (knows && away.on(knower.person(), day)) {
                return true;
            }
        }
        return false;
    }

    static double shareWithSomebodyAway(History history) {
        Away away = new Away(history);
        Map<String, String> owner =
                history.services().stream().collect(Collectors.toMap(Service::id, Service::team));
        long count =
                history.incidents().stream()
                        .filter(i ->
                                history.people().stream()
                                        .filter(p -> p.team().equals(owner.get(i.service())))
                                        .anyMatch(p -> away.at(p.id(), i.startedAt())))
                        .count();
        return count / (double) history.incidents().size();
    }

    /// The service that stands out most from its share of the changes.
    static Tally mostHit(History history) {
        Map<String, Double> share = shareOfChanges(history);
        Map<String, Long> counts =
                history.incidents().stream()
                        .collect(Collectors.groupingBy(Incident::service, Collectors.counting()));
        Tally most = new Tally(0, 1);
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            double expected = share.getOrDefault(entry.getKey(), 0.0) * history.incidents().size();
            if (entry.getValue() / expected > most.observed() / most.expected()) {
                most = new Tally(entry.getValue(), expected);
            }
        }
        return most;
    }

    static Tally soonAgain(History history) {
        Map<String, List<Instant>> starts = new HashMap<>();
        history.incidents()
                .forEach(i ->
                        starts.computeIfAbsent(i.service(), s -> new ArrayList<>())
                                .add(i.startedAt()));
        double observed = 0;
        double expected = 0;
        double days = 365.0 * history.settings().years();
        for (List<Instant> times : starts.values()) {
            for (int i = 1; i < times.size(); i++) {
                Duration gap = Duration.between(times.get(i - 1), times.get(i));
                observed += gap.toDays() < 14 ? 1 : 0;
            }
            expected += (times.size() - 1) * (1 - Math.pow(1 - 14 / days, times.size()));
        }
        return new Tally(observed, expected);
    }

    static Tally afterAutomation(History history) {
        Map<String, Instant> from = new HashMap<>();
        for (Action action : history.actions()) {
            if (action.automates() != null && action.outcome().equals("done")) {
                from.merge(action.automates(), ended(action), Counting::earlier);
            }
        }
        return afterwards(history, from);
    }

    static Tally afterAction(History history) {
        Map<String, String> service =
                history.incidents().stream()
                        .collect(Collectors.toMap(Incident::id, Incident::service));
        Map<String, Instant> from = new HashMap<>();
        for (Action action : history.actions()) {
            String about = service.get(action.incident());
            if (action.automates() == null && action.outcome().equals("done") && about != null) {
                from.merge(about, ended(action), Counting::earlier);
            }
        }
        return afterwards(history, from);
    }

    private static Instant ended(Action action) {
        return Objects.requireNonNull(action.endedAt());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// Incidents after each service's moment, against the settings' rate times its share of
    /// changes.
    private static Tally afterwards(History history, Map<String, Instant> from) {
        Map<String, Double> share = shareOfChanges(history);
        double observed =
                history.incidents().stream()
                        .filter(i -> from.containsKey(i.service()))
                        .filter(i -> i.startedAt().isAfter(from.get(i.service())))
                        .count();
        double days = Duration.between(start(history), end(history)).toDays();
        double expected = 0;
        for (Map.Entry<String, Instant> entry : from.entrySet()) {
            double left = Duration.between(entry.getValue(), end(history)).toHours() / 24.0;
            double ofService = share.getOrDefault(entry.getKey(), 0.0);
            expected += history.settings().incidents() * ofService * left / days;
        }
        return new Tally(observed, expected);
    }

    static Tally afterRisk(History history) {
        Map<String, Double> share = shareOfChanges(history);
        Map<String, Set<LocalDate>> windows = new HashMap<>();
        for (Risk risk : history.risks()) {
            risk.firstHeard()
                    .datesUntil(risk.firstHeard().plusDays(RiskRegister.RADAR_DAYS))
                    .filter(day -> day.isBefore(history.settings().end()))
                    .forEach(windows.computeIfAbsent(risk.service(), s -> new HashSet<>())::add);
        }
        double observed =
                history.incidents().stream()
                        .filter(i ->
                                windows.getOrDefault(i.service(), Set.of())
                                        .contains(
                                                i.startedAt().atZone(ZoneOffset.UTC).toLocalDate()))
                        .count();
        double days = Duration.between(start(history), end(history)).toDays();
        double expected = 0;
        for (Map.Entry<String, Set<LocalDate>> window : windows.entrySet()) {
            double ofService = share.getOrDefault(window.getKey(), 0.0);
            expected +=
                    history.settings().incidents() * ofService * window.getValue().size() / days;
        }
        return new Tally(observed, expected);
    }

    private static Map<String, Double> shareOfChanges(History history) {
        double all = history.changes().size();
        return history.changes().stream()
                .collect(Collectors.groupingBy(Change::service, Collectors.counting()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue() / all));
    }

    private static Instant start(History history) {
        return history.settings().start().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(History history) {
        return history.settings().end().atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
    }

    static NavigableMap<Instant, Integer> quietPages(History history) {
        NavigableMap<Instant, Integer> pages = new TreeMap<>();
        history.pages().stream()
                .filter(page -> page.incident() == null)
                .forEach(page -> pages.merge(page.at(), 1, Integer::sum));
        return pages;
    }
}
