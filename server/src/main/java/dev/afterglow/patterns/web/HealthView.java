package dev.afterglow.patterns.web;

import dev.afterglow.patterns.Health;
import dev.afterglow.patterns.OnCallHealth;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One's own on-call health: what is true, beside published limits.
///
/// @param headline the one sentence
/// @param bars one a day, oldest first
/// @param limitY where the line of two in twelve hours lies, in percent from above
/// @param teams those of the reader, each with its own page
public record HealthView(
        String headline,
        List<Line> lines,
        List<Bar> bars,
        String limitY,
        String chartSentence,
        String firstDay,
        String lastDay,
        boolean hasAgreed,
        List<Team> teams) {

    private static final int LIMIT = 2;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.US);

    public HealthView {
        lines = List.copyOf(lines);
        bars = List.copyOf(bars);
        teams = List.copyOf(teams);
    }

    /// A measure, what it was, and the limit that somebody has published.
    ///
    /// @param limit empty where nobody has
    /// @param tone `harm` beyond the limit, else `plain`
    public record Line(String name, String value, String limit, String source, String tone) {}

    /// Interruptions of one day as parts of a bar, in percent.
    public record Bar(String x, String width, List<Part> parts, String sentence) {
        public Bar {
            parts = List.copyOf(parts);
        }
    }

    /// A part of a bar from `y` down.
    public record Part(String y, String height, String tone) {}

    /// A team of the reader.
    public record Team(String address, String name) {}

    static HealthView of(Health health, boolean hasAgreed, List<Team> teams) {
        int highest =
                Math.max(
                        LIMIT + 2,
                        health.days().stream().mapToInt(Health.Day::all).max().orElse(0));
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < health.days().size(); i++) {
            bars.add(bar(health.days().get(i), i, health.days().size(), highest));
        }
        return new HealthView(
                headline(health),
                lines(health),
                bars,
                percent(100.0 * (highest - LIMIT) / highest),
                "Interruptions a day: "
                        + health.interruptions().working()
                        + " in working hours, "
                        + health.interruptions().late()
                        + " late, "
                        + health.interruptions().sleeping()
                        + " at night",
                DAY.format(health.days().getFirst().date()),
                DAY.format(health.days().getLast().date()),
                hasAgreed,
                teams);
    }

    private static String headline(Health health) {
        int broken = health.nights().broken();
        int all = health.interruptions().all();
        if (all == 0) {
            return "No page reached you in four weeks";
        }
        String pages = all == 1 ? "One page" : Numbers.number(all) + " pages";
        return broken == 0
                ? pages + " in four weeks, and every night was whole"
                : pages
                        + " in four weeks; "
                        + (broken == 1 ? "one night was broken" : broken + " nights were broken");
    }

    private static List<Line> lines(Health health) {
        Health.Interruptions calls = health.interruptions();
        Health.Nights nights = health.nights();
        return List.of(
                plain("Interruptions in your working hours", Numbers.number(calls.working())),
                plain("Late, outside them", Numbers.number(calls.late())),
                plain("In sleeping hours, 22:00 to 07:00", Numbers.number(calls.sleeping())),
                new Line(
                        "Most in any twelve hours",
                        Numbers.number(calls.mostInTwelveHours()),
                        "at most 2",
                        "Google, Site Reliability Engineering, 2016, chapter 11",
                        calls.mostInTwelveHours() > LIMIT ? "harm" : "plain"),
                plain(
                        "Broken nights",
                        "%d of %d; %d in the last seven"
                                .formatted(
                                        nights.broken(), OnCallHealth.OWN_DAYS, nights.lastWeek())),
                plain(
                        "Followed by a day away or off call",
                        nights.broken() == 0
                                ? "no broken night"
                                : nights.recovered() + " of " + nights.broken()),
                plain(
                        "Longest rest in the last 24 h, and 72 h",
                        Times.duration(health.rest().inOneDay())
                                + ", "
                                + Times.duration(health.rest().inThreeDays())),
                new Line(
                        "Longest rest in the worst night",
                        Times.duration(health.rest().inTheWorstNight()),
                        "at least 5 h",
                        "Dawson and McCulloch, 2005: sleep in 24 hours",
                        health.rest().inTheWorstNight().compareTo(Duration.ofHours(5)) < 0
                                ? "harm"
                                : "plain"),
                new Line(
                        "Time on call",
                        Numbers.percent(Math.round(health.duty().share() * 100) / 100.0),
                        "at most 25 %",
                        "Google, Site Reliability Engineering, 2016, chapter 11",
                        health.duty().share() > .25 ? "harm" : "plain"),
                new Line(
                        "Days in a row on call",
                        Numbers.number(health.duty().daysInARow()),
                        "less than a week at a time",
                        "PagerDuty, The Human Side of Being On-Call, 2022",
                        health.duty().daysInARow() >= 7 ? "harm" : "plain"));
    }

    private static Line plain(String name, String value) {
        return new Line(name, value, "", "", "plain");
    }

    private static Bar bar(Health.Day day, int index, int of, int highest) {
        List<Part> parts = new ArrayList<>();
        int below = 0;
        int[] counts = {day.working(), day.late(), day.sleeping()};
        String[] tones = {"plain", "info", "key"};
        for (int band = 0; band < counts.length; band++) {
            if (counts[band] > 0) {
                double top = 100.0 * (highest - below - counts[band]) / highest;
                parts.add(
                        new Part(
                                percent(top),
                                percent(100.0 * counts[band] / highest),
                                tones[band]));
                below += counts[band];
            }
        }
        double width = 100.0 / of;
        return new Bar(
                percent(index * width + width * .15),
                percent(width * .7),
                parts,
                DAY.format(day.date()) + ": " + day.all());
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
