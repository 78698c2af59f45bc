package dev.afterglow.bench.patterns;

import dev.afterglow.company.Absence;
import dev.afterglow.company.Change;
import dev.afterglow.company.CodeTick;
import dev.afterglow.company.History;
import dev.afterglow.company.Incident;
import dev.afterglow.company.Knowledge;
import dev.afterglow.company.Page;
import dev.afterglow.company.Person;
import dev.afterglow.statistics.Binomial;
import dev.afterglow.statistics.Hypergeometric;
import dev.afterglow.statistics.MultipleTests;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The counts that people make on a spreadsheet: shares beside shares, everything pooled. They
/// stand beside the lenses to show what the lenses are for.
final class HonestyNaive {

    private HonestyNaive() {}

    private record Day(String person, LocalDate date) {}

    /// Changes by somebody just back, among those that incidents followed against all changes.
    ///
    /// @param reviewedOnly count only reviewed incidents
    static double justBack(History history, boolean reviewedOnly) {
        Map<String, ZoneId> zones = zones(history);
        Set<Day> back = daysBack(history);
        return pooled(
                history,
                reviewedOnly,
                change ->
                        back.contains(
                                new Day(
                                        change.person(),
                                        LocalDate.ofInstant(change.at(), zone(zones, change)))));
    }

    /// Incidents after changes by somebody just back, against the share of all days at work on
    /// which people are just back.
    static double justBackDays(History history) {
        Map<String, ZoneId> zones = zones(history);
        Set<Day> back = daysBack(history);
        Set<Day> away = awayDays(history);
        Map<String, Change> changes = new HashMap<>();
        history.changes().forEach(change -> changes.put(change.id(), change));
        int cases = 0;
        int followed = 0;
        for (Incident incident : history.incidents()) {
            Change change = incident.change() == null ? null : changes.get(incident.change());
            if (change != null) {
                followed++;
                LocalDate day = LocalDate.ofInstant(change.at(), zone(zones, change));
                cases += back.contains(new Day(change.person(), day)) ? 1 : 0;
            }
        }
        LocalDate first = history.settings().start();
        long atWork = 0;
        for (Person person : history.people()) {
            atWork +=
                    first.datesUntil(history.settings().end())
                            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                            .filter(day -> !away.contains(new Day(person.id(), day)))
                            .count();
        }
        return new Binomial(followed, back.size() / (double) atWork).midP(cases);
    }

    /// The first three working days after each absence of five days or more.
    private static Set<Day> daysBack(History history) {
        Set<Day> back = new HashSet<>();
        Set<Day> away = awayDays(history);
        for (Absence absence : history.absences()) {
            if (absence.from().plusDays(4).isAfter(absence.to())) {
                continue;
            }
            LocalDate day = absence.to().plusDays(1);
            for (int left = 3; left > 0; day = day.plusDays(1)) {
                boolean works = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
                if (works && !away.contains(new Day(absence.person(), day))) {
                    back.add(new Day(absence.person(), day));
                    left--;
                }
            }
        }
        return back;
    }

    /// Changes after a broken night, among those that incidents followed against all changes.
    static double brokenNight(History history) {
        Map<String, ZoneId> zones = zones(history);
        Set<Day> broken = new HashSet<>();
        for (Page page : history.pages()) {
            ZoneId zone = zones.getOrDefault(page.person(), ZoneId.of("UTC"));
            LocalDateTime at = ZonedDateTime.ofInstant(page.at(), zone).toLocalDateTime();
            if (at.getHour() >= 22 || at.getHour() < 7) {
                broken.add(new Day(page.person(), at.plusHours(2).toLocalDate()));
            }
        }
        return pooled(
                history,
                false,
                change ->
                        broken.contains(
                                new Day(
                                        change.person(),
                                        LocalDate.ofInstant(change.at(), zone(zones, change)))));
    }

    private static ZoneId zone(Map<String, ZoneId> zones, Change change) {
        return zones.getOrDefault(change.person(), ZoneId.of("UTC"));
    }

    private interface State {
        boolean is(Change change);
    }

    private static double pooled(History history, boolean reviewedOnly, State state) {
        Set<String> followed = new HashSet<>();
        for (Incident incident : history.incidents()) {
            if (incident.change() != null && (incident.reviewed() || !reviewedOnly)) {
                followed.add(incident.change());
            }
        }
        int all = 0;
        int cases = 0;
        for (Change change : history.changes()) {
            boolean is = state.is(change);
            all += is ? 1 : 0;
            cases += is && followed.contains(change.id()) ? 1 : 0;
        }
        double share = all / (double) history.changes().size();
        return new Binomial(followed.size(), share).midP(cases);
    }

    /// Incidents in which somebody who knew the service was away, against how often any one person
    /// is.
    static double somebodyAway(History history) {
        Set<Day> away = awayDays(history);
        Map<String, List<String>> knowers = new HashMap<>();
        for (Knowledge knowledge : history.knowledge()) {
            knowers.computeIfAbsent(knowledge.service(), s -> new ArrayList<>())
                    .add(knowledge.person());
        }
        int days = 365 * history.settings().years() * history.people().size();
        int hits = 0;
        for (Incident incident : history.incidents()) {
            LocalDate day = LocalDate.ofInstant(incident.startedAt(), ZoneId.of("UTC"));
            hits +=
                    knowers.getOrDefault(incident.service(), List.of()).stream()
                                    .anyMatch(person -> away.contains(new Day(person, day)))
                            ? 1
                            : 0;
        }
        double share = Math.min(1, away.size() / (double) days);
        return new Binomial(history.incidents().size(), share).midP(hits);
    }

    /// Pairs of codes by the hypergeometric distribution, corrected: the smallest q.
    static double together(History history) {
        Map<String, Set<String>> incidents = new HashMap<>();
        for (CodeTick tick : history.codes()) {
            incidents.computeIfAbsent(tick.code(), c -> new HashSet<>()).add(tick.incident());
        }
        Set<String> coded = new HashSet<>();
        incidents.values().forEach(coded::addAll);
        List<String> open =
                incidents.keySet().stream()
                        .filter(code ->
                                history.codes().stream()
                                        .filter(tick -> tick.code().equals(code))
                                        .allMatch(tick -> tick.gate().isEmpty()))
                        .sorted()
                        .toList();
        List<Double> p = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            for (int j = i + 1; j < open.size(); j++) {
                Set<String> one = incidents.getOrDefault(open.get(i), Set.of());
                Set<String> other = incidents.getOrDefault(open.get(j), Set.of());
                Set<String> both = new HashSet<>(one);
                both.retainAll(other);
                p.add(
                        new Hypergeometric(coded.size(), one.size(), other.size())
                                .atLeast(both.size()));
            }
        }
        double[] q =
                MultipleTests.benjaminiHochberg(
                        p.stream().mapToDouble(Double::doubleValue).toArray());
        return Arrays.stream(q).min().orElse(1);
    }

    private static Map<String, ZoneId> zones(History history) {
        Map<String, ZoneId> zones = new HashMap<>();
        for (Person person : history.people()) {
            zones.put(person.id(), person.site().zone());
        }
        return zones;
    }

    private static Set<Day> awayDays(History history) {
        Set<Day> away = new HashSet<>();
        for (Absence absence : history.absences()) {
            absence.from()
                    .datesUntil(absence.to().plusDays(1))
                    .forEach(day -> away.add(new Day(absence.person(), day)));
        }
        return away;
    }
}
