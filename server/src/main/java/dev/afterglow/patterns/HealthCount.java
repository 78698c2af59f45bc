package dev.afterglow.patterns;

import dev.afterglow.people.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Counts [Health] from what happened to one person; pure.
final class HealthCount {

    private static final Duration ONE_CALL = Duration.ofSeconds(60);
    private static final Duration TWELVE_HOURS = Duration.ofHours(12);
    private static final Duration A_DAY_ON_CALL = Duration.ofHours(4);
    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final WeeklyHours USUAL = WeeklyHours.parse("mon-fri 09:00-17:00");

    private final Lived lived;
    private final List<Instant> calls = new ArrayList<>();

    /// What happened to a person in [from, until).
    ///
    /// @param pages when pages reached them, ascending; also of a day before
    /// @param onCall disjoint or not, in any order
    /// @param away days on which they were away
    record Lived(
            ZoneId zone,
            Optional<WeeklyHours> hours,
            List<Instant> pages,
            List<Span> onCall,
            Set<LocalDate> away,
            Span period) {
        Lived {
            pages = List.copyOf(pages);
            onCall = List.copyOf(onCall);
            away = Set.copyOf(away);
        }
    }

    /// [from, until).
    record Span(Instant from, Instant until) {}

    private HealthCount(Lived lived) {
        this.lived = lived;
        Instant last = Instant.MIN;
        for (Instant page : lived.pages()) {
            boolean inside =
                    !page.isBefore(lived.period().from()) && page.isBefore(lived.period().until());
            if (inside && !page.isBefore(last.equals(Instant.MIN) ? last : last.plus(ONE_CALL))) {
                calls.add(page);
            }
            last = page;
        }
    }

    static Health of(Lived lived) {
        HealthCount count = new HealthCount(lived);
        Map<LocalDate, int[]> byDay = count.byDay();
        int[] sums = new int[3];
        byDay.values()
                .forEach(day -> {
                    for (int band = 0; band < sums.length; band++) {
                        sums[band] += day[band];
                    }
                });
        return new Health(
                new Health.Interruptions(sums[0], sums[1], sums[2], count.mostInTwelveHours()),
                count.nights(),
                count.rest(),
                count.duty(),
                byDay.entrySet().stream()
                        .map(day ->
                                new Health.Day(
                                        day.getKey(),
                                        day.getValue()[0],
                                        day.getValue()[1],
                                        day.getValue()[2]))
                        .toList());
    }

    private LocalDateTime local(Instant at) {
        return at.atZone(lived.zone()).toLocalDateTime();
    }

    private Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(lived.zone()).toInstant();
    }

    /// Working, late and sleeping calls of every day of the period.
    private Map<LocalDate, int[]> byDay() {
        Map<LocalDate, int[]> byDay = new TreeMap<>();
        LocalDate last = local(lived.period().until().minusNanos(1)).toLocalDate();
        LocalDate day = local(lived.period().from()).toLocalDate();
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            byDay.put(day, new int[3]);
        }
        for (Instant call : calls) {
            byDay.computeIfAbsent(local(call).toLocalDate(), any -> new int[3])[band(call)]++;
        }
        return byDay;
    }

    private int band(Instant call) {
        if (lived.hours().orElse(USUAL).contains(lived.zone(), call)) {
            return 0;
        }
        return isNight(local(call).toLocalTime()) ? 2 : 1;
    }

    private static boolean isNight(LocalTime time) {
        return !time.isBefore(EVENING) || time.isBefore(MORNING);
    }

    private int mostInTwelveHours() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < calls.size(); last++) {
            while (!calls.get(first).plus(TWELVE_HOURS).isAfter(calls.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /// The days on whose mornings a broken night ended.
    private Set<LocalDate> brokenNights() {
        Set<LocalDate> ends = new HashSet<>();
        for (Instant call : calls) {
            LocalDateTime at = local(call);
            if (isNight(at.toLocalTime())) {
                boolean before = !at.toLocalTime().isBefore(EVENING);
                ends.add(before ? at.toLocalDate().plusDays(1) : at.toLocalDate());
            }
        }
        return ends;
    }

    private Health.Nights nights() {
        Set<LocalDate> broken = brokenNights();
        LocalDate today = local(lived.period().until()).toLocalDate();
        int lastWeek = (int) broken.stream().filter(day -> day.isAfter(today.minusDays(7))).count();
        return new Health.Nights(
                broken.size(), lastWeek, (int) broken.stream().filter(this::wasFree).count());
    }

    private boolean wasFree(LocalDate day) {
        Span awake = new Span(instant(day, MORNING), instant(day, EVENING));
        return lived.away().contains(day)
                || lived.onCall().stream()
                        .noneMatch(shift ->
                                shift.from().isBefore(awake.until())
                                        && awake.from().isBefore(shift.until()));
    }

    private Health.Rest rest() {
        Instant until = lived.period().until();
        Duration worst = Duration.ofHours(9);
        for (LocalDate day : brokenNights()) {
            Span night = new Span(instant(day.minusDays(1), EVENING), instant(day, MORNING));
            Duration longest = longest(night);
            worst = longest.compareTo(worst) < 0 ? longest : worst;
        }
        return new Health.Rest(
                longest(new Span(until.minus(Duration.ofHours(24)), until)),
                longest(new Span(until.minus(Duration.ofHours(72)), until)),
                worst);
    }

    private Duration longest(Span within) {
        Duration longest = Duration.ZERO;
        Instant since = within.from();
        for (Instant call : calls) {
            if (call.isBefore(within.from()) || !call.isBefore(within.until())) {
                continue;
            }
            Duration rest = Duration.between(since, call);
            longest = rest.compareTo(longest) > 0 ? rest : longest;
            since = call;
        }
        Duration rest = Duration.between(since, within.until());
        return rest.compareTo(longest) > 0 ? rest : longest;
    }

    private Health.Duty duty() {
        Map<LocalDate, Duration> byDay = new HashMap<>();
        Duration whole = Duration.ZERO;
        for (Span shift : merged()) {
            whole = whole.plus(Duration.between(shift.from(), shift.until()));
            LocalDate last = local(shift.until().minusNanos(1)).toLocalDate();
            LocalDate day = local(shift.from()).toLocalDate();
            for (; !day.isAfter(last); day = day.plusDays(1)) {
                Instant dawn = day.atStartOfDay(lived.zone()).toInstant();
                Instant dusk = day.plusDays(1).atStartOfDay(lived.zone()).toInstant();
                Instant from = shift.from().isAfter(dawn) ? shift.from() : dawn;
                Instant until = shift.until().isBefore(dusk) ? shift.until() : dusk;
                byDay.merge(day, Duration.between(from, until), Duration::plus);
            }
        }
        Duration period = Duration.between(lived.period().from(), lived.period().until());
        return new Health.Duty((double) whole.toMinutes() / period.toMinutes(), inARow(byDay));
    }

    private static int inARow(Map<LocalDate, Duration> byDay) {
        int most = 0;
        int row = 0;
        LocalDate before = null;
        for (Map.Entry<LocalDate, Duration> day : new TreeMap<>(byDay).entrySet()) {
            if (day.getValue().compareTo(A_DAY_ON_CALL) < 0) {
                continue;
            }
            row = before != null && before.plusDays(1).equals(day.getKey()) ? row + 1 : 1;
            before = day.getKey();
            most = Math.max(most, row);
        }
        return most;
    }

    /// Time on call within the period, each moment once.
    private List<Span> merged() {
        List<Span> merged = new ArrayList<>();
        List<Span> sorted = new ArrayList<>(lived.onCall());
        sorted.sort(java.util.Comparator.comparing(Span::from));
        for (Span shift : sorted) {
            Span cut =
                    new Span(
                            later(shift.from(), lived.period().from()),
                            earlier(shift.until(), lived.period().until()));
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (!cut.from().isBefore(cut.until())) {
                continue;
            }
            if (last != null && !cut.from().isAfter(last.until())) {
                merged.removeLast();
                merged.add(new Span(last.from(), later(last.until(), cut.until())));
            } else {
                merged.add(cut);
            }
        }
        return merged;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
