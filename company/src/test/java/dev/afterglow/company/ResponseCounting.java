package dev.afterglow.company;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts effects about people in an incident and about codes.
final class ResponseCounting {
    private static final int WEEKS_BESIDE = 6;

    private ResponseCounting() {}

    /// Pages in the five minutes before a deviation, of no incident or of its own, against the same
    /// minutes of the weeks beside it.
    static Counting.Tally earlyPages(History history) {
        NavigableMap<Instant, Integer> quiet = Counting.quietPages(history);
        Map<String, List<Page>> own =
                history.pages().stream()
                        .filter(page -> page.incident() != null)
                        .collect(Collectors.groupingBy(page -> "" + page.incident()));
        double observed = 0;
        double expected = 0;
        for (Deviation deviation : history.deviations()) {
            Instant from = deviation.from().minusSeconds(300);
            observed += count(quiet, from);
            observed +=
                    own.getOrDefault(deviation.incident(), List.of()).stream()
                            .filter(page -> page.at().isBefore(deviation.from()))
                            .count();
            double beside = 0;
            int weeks = 0;
            for (int week = -WEEKS_BESIDE; week <= WEEKS_BESIDE; week++) {
                Instant then = from.plus(Duration.ofDays(7L * week));
                if (week != 0 && then.isAfter(quiet.firstKey()) && then.isBefore(quiet.lastKey())) {
                    beside += count(quiet, then);
                    weeks++;
                }
            }
            expected += beside / weeks;
        }
        return new Counting.Tally(observed, expected);
    }

    private static double count(NavigableMap<Instant, Integer> pages, Instant from) {
        return pages.subMap(from, from.plusSeconds(300)).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    static Counting.Tally longWhenTired(History history) {
        Away away = new Away(history);
        Map<String, String> owner =
                history.services().stream().collect(Collectors.toMap(Service::id, Service::team));
        Map<String, NavigableMap<Instant, Shift>> shifts = new HashMap<>();
        history.shifts()
                .forEach(s ->
                        shifts.computeIfAbsent(s.schedule(), id -> new TreeMap<>())
                                .put(s.from(), s));
        Map<String, List<Page>> pages =
                history.pages().stream().collect(Collectors.groupingBy(Page::person));
        double[] all = new double[2];
        double[] lasted = new double[2];
        for (Incident incident : history.incidents()) {
            String schedule = owner.get(incident.service()) + "-primary";
            Map.Entry<Instant, Shift> shift =
                    shifts.getOrDefault(schedule, new TreeMap<>()).floorEntry(incident.startedAt());
            if (shift == null) {
                continue;
            }
            String person = shift.getValue().person();
            ZonedDateTime at = incident.startedAt().atZone(away.zone(person));
            boolean tired =
                    pages.getOrDefault(person, List.of()).stream()
                            .anyMatch(page -> brokeNightBefore(page, at));
            int row = tired ? 1 : 0;
            all[row]++;
            Duration took = Duration.between(incident.startedAt(), incident.stableAt());
            lasted[row] += took.toHours() >= 2 ? 1 : 0;
        }
        return new Counting.Tally(lasted[1], all[1] * lasted[0] / all[0]);
    }

    private static boolean brokeNightBefore(Page page, ZonedDateTime at) {
        ZonedDateTime bed = at.toLocalDate().minusDays(1).atTime(22, 0).atZone(at.getZone());
        ZonedDateTime up = at.toLocalDate().atTime(7, 0).atZone(at.getZone());
        return page.at().isBefore(at.toInstant())
                && page.at().isBefore(up.toInstant())
                && !page.at().isBefore(bed.toInstant());
    }

    /// How often the first of a team was asked, against how often each other one who knows was;
    /// only of services that both knew all the time.
    static Counting.Tally sameFew(History history) {
        Set<String> few = new HashSet<>();
        Set<String> teams = new HashSet<>();
        for (Person person : history.people()) {
            if (teams.add(person.team())) {
                few.add(person.id());
            }
        }
        Map<String, Set<String>> steady = new HashMap<>();
        for (Knowledge knowledge : history.knowledge()) {
            boolean always = knowledge.until() == null;
            if (always && knowledge.since().isBefore(history.settings().start())) {
                steady.computeIfAbsent(knowledge.service(), s -> new HashSet<>())
                        .add(knowledge.person());
            }
        }
        Map<String, String> service =
                history.incidents().stream()
                        .collect(Collectors.toMap(Incident::id, Incident::service));
        double observed = 0;
        double expected = 0;
        for (Participant participant : history.participants()) {
            Set<String> known = steady.getOrDefault(service.get(participant.incident()), Set.of());
            double ofFew = known.stream().filter(few::contains).count();
            double others = known.size() - ofFew;
            boolean counts = participant.reached().equals("asked") && ofFew > 0 && others > 0;
            if (counts && known.contains(participant.person())) {
                boolean one = few.contains(participant.person());
                observed += one ? 1 / ofFew : 0;
                expected += one ? 0 : 1 / others;
            }
        }
        return new Counting.Tally(observed, expected);
    }

    /// Mean wait for the first person who knows the service, with a hand-over against without.
    static Counting.Tally waitAcross(History history) {
        Set<String> across =
                history.handovers().stream().map(Handover::incident).collect(Collectors.toSet());
        Map<String, Set<String>> knowers = new HashMap<>();
        history.knowledge()
                .forEach(k ->
                        knowers.computeIfAbsent(k.service(), s -> new HashSet<>()).add(k.person()));
        Map<String, Instant> paged = new HashMap<>();
        for (Page page : history.pages()) {
            if (page.incident() != null) {
                paged.putIfAbsent(page.incident(), page.at());
            }
        }
        Map<String, List<Participant>> people =
                history.participants().stream()
                        .collect(Collectors.groupingBy(Participant::incident));
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (Incident incident : history.incidents()) {
            Set<String> known = knowers.getOrDefault(incident.service(), Set.of());
            Instant first = paged.getOrDefault(incident.id(), incident.startedAt());
            people.getOrDefault(incident.id(), List.of()).stream()
                    .filter(p -> known.contains(p.person()))
                    .map(p -> (double) Duration.between(first, p.joinedAt()).toSeconds())
                    .findFirst()
                    .ifPresent((across.contains(incident.id()) ? with : without)::add);
        }
        return new Counting.Tally(mean(with), mean(without));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    static Counting.Tally codesTogether(History history) {
        return together(history, "hand-over-gap", "night-work", true);
    }

    static Counting.Tally openCodesTogether(History history) {
        return together(history, "capacity", "alert-noise", false);
    }

    private static Counting.Tally together(
            History history, String one, String other, boolean gated) {
        Map<String, Set<String>> codes = new HashMap<>();
        for (CodeTick tick : history.codes()) {
            codes.computeIfAbsent(tick.incident(), i -> new HashSet<>()).add(tick.code());
        }
        double all = 0;
        double[] counts = new double[3];
        for (Incident incident : history.incidents()) {
            Set<String> ticked = codes.getOrDefault(incident.id(), Set.of());
            if (incident.reviewed() && (!gated || ticked.contains(Coding.GATE))) {
                all++;
                counts[0] += ticked.contains(one) ? 1 : 0;
                counts[1] += ticked.contains(other) ? 1 : 0;
                counts[2] += ticked.contains(one) && ticked.contains(other) ? 1 : 0;
            }
        }
        return new Counting.Tally(counts[2], counts[0] * counts[1] / all);
    }
}
