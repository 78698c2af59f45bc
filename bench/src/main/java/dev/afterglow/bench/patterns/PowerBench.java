package dev.afterglow.bench.patterns;

import dev.afterglow.bench.BenchOptions;
import dev.afterglow.bench.Benchmark;
import dev.afterglow.company.Company;
import dev.afterglow.company.CompanySettings;
import dev.afterglow.company.Effect;
import dev.afterglow.company.History;
import dev.afterglow.company.Incident;
import dev.afterglow.patterns.Finding;
import dev.afterglow.patterns.PatternRun;
import dev.afterglow.patterns.Progress;
import dev.afterglow.patterns.Verdict;
import dev.afterglow.statistics.Binomial;
import dev.afterglow.statistics.ChanceTally;
import dev.afterglow.statistics.MultipleTests;
import dev.afterglow.statistics.Share;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// How many incidents it takes to see a planted effect: return from leave, as one frozen look and
/// within a family of thirty.
public final class PowerBench implements Benchmark {

    private static final LocalDate END = LocalDate.of(2026, 11, 1);
    private static final String PATTERN = "absence/just-back";
    private static final int FAMILY = 30;
    private static final int[] INCIDENTS = {40, 80, 160, 320};
    private static final int[] RATIOS = {1, 2, 3};

    @Override
    public String says() {
        return "How many incidents it takes to see an effect [--runs 120] [--seed 1]"
                + " [--points 3x80,2x320] [--plot SVG]";
    }

    @Override
    public void run(BenchOptions options) throws IOException {
        PatternsArguments given = new PatternsArguments(options.words());
        Trials trials =
                new Trials(
                        given.number("--runs", 120),
                        given.number("--seed", 1),
                        given.text("--points").map(PowerBench::places).orElseGet(PowerBench::all));
        List<Point> points = print(trials, options.out());
        if (given.path("--plot").isPresent()) {
            Path plot = given.path("--plot").orElseThrow();
            List<PowerPlot.Curve> curves = new ArrayList<>();
            for (int ratio : RATIOS) {
                curves.add(curve(points, ratio, true));
                curves.add(curve(points, ratio, false));
            }
            Files.writeString(plot, PowerPlot.svg(curves));
        }
    }

    /// One point of a curve.
    private record Point(int ratio, int incidents, Share alone, Share family, Share cannotTell) {}

    private static PowerPlot.Curve curve(List<Point> points, int ratio, boolean alone) {
        List<PowerPlot.Dot> dots =
                points.stream()
                        .filter(point -> point.ratio() == ratio)
                        .map(point ->
                                new PowerPlot.Dot(
                                        point.incidents(),
                                        (alone ? point.alone() : point.family()).value()))
                        .toList();
        return new PowerPlot.Curve(
                "RR " + ratio + (alone ? ", one frozen look" : ", family of 30"), alone, dots);
    }

    /// How often to try what.
    private record Trials(int times, long seed, List<Place> places) {}

    /// A ratio planted in so many incidents.
    private record Place(int ratio, int incidents) {}

    private static List<Place> all() {
        List<Place> all = new ArrayList<>();
        for (int ratio : RATIOS) {
            for (int incidents : INCIDENTS) {
                all.add(new Place(ratio, incidents));
            }
        }
        return all;
    }

    /// Reads `3x80,2x320`.
    private static List<Place> places(String words) {
        List<Place> places = new ArrayList<>();
        for (String word : words.split(",", -1)) {
            String[] parts = word.split("x", -1);
            places.add(new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        }
        return places;
    }

    private static List<Point> print(Trials trials, PrintStream out) {
        out.printf("# Power of the look at return from leave%n%n");
        out.printf("`./dev bench power --runs %d --seed %d`%n%n", trials.times(), trials.seed());
        out.printf(
                "%d simulated companies of 100 people a row; exactly so many incidents, each after"
                        + " a change. Found: \"more than chance\"; alone is one frozen look "
                        + "(q = p),"
                        + " the family is it and the first 29 other looks of the same run. "
                        + "In brackets"
                        + " exact 95 %% intervals. RR 1 is nothing planted.%n%n",
                trials.times());
        out.printf(
                "| RR | incidents | found, frozen | found, family of 30 | \"cannot tell\" when not"
                        + " found, frozen |%n|---|---|---|---|---|%n");
        List<Point> points = new ArrayList<>();
        for (Place place : trials.places()) {
            Point point = point(trials, place.ratio(), place.incidents());
            points.add(point);
            out.printf(
                    "| %d | %d | %s | %s | %s |%n",
                    place.ratio(),
                    place.incidents(),
                    shown(point.alone()),
                    shown(point.family()),
                    shown(point.cannotTell()));
            out.flush();
        }
        return points;
    }

    private static String shown(Share share) {
        var interval = Binomial.exact(share, .95);
        return "%.0f %% (%.0f to %.0f)"
                .formatted(100 * share.value(), 100 * interval.low(), 100 * interval.high());
    }

    private record Found(boolean alone, boolean family, boolean cannotTell) {}

    private static Point point(Trials of, int ratio, int incidents) {
        int runs = of.times();
        List<Found> found =
                PatternsTrial.each(
                        of.seed() + 1_000L * incidents + 500_000L * ratio,
                        runs,
                        s ->
                                found(
                                        settings(s, incidents)
                                                .with(Effect.RETURN_FROM_LEAVE, ratio),
                                        incidents));
        int alone = (int) found.stream().filter(Found::alone).count();
        int family = (int) found.stream().filter(Found::family).count();
        int unknown = (int) found.stream().filter(Found::cannotTell).count();
        return new Point(
                ratio,
                incidents,
                new Share(alone, runs),
                new Share(family, runs),
                new Share(unknown, runs - alone));
    }

    private static CompanySettings settings(long number, int incidents) {
        return CompanySettings.until(END)
                .withSeed(number)
                .withChangeShare(1)
                .withIncidents(incidents + 30 + incidents / 4);
    }

    private static Found found(CompanySettings settings, int incidents) {
        dev.afterglow.patterns.History history =
                PatternsTrial.written(first(Company.simulate(settings), incidents));
        PatternRun.Settings run =
                new PatternRun.Settings(settings.seed(), new ChanceTally.Plan(1_000, 20), Set.of());
        List<Finding> findings = PatternRun.of(history, run, Progress.SILENT).findings();
        Finding planted =
                findings.stream()
                        .filter(f -> f.pattern().equals(PATTERN))
                        .findFirst()
                        .orElseThrow();
        double p = planted.p().orElse(1);
        double[] family =
                DoubleStream.concat(
                                DoubleStream.of(p),
                                findings.stream()
                                        .filter(f -> !f.pattern().equals(PATTERN))
                                        .limit(FAMILY - 1)
                                        .mapToDouble(f -> f.p().orElse(1)))
                        .toArray();
        Finding frozen =
                PatternRun.of(history, run.only(Set.of(PATTERN)), Progress.SILENT)
                        .findings()
                        .get(0);
        boolean alone = frozen.verdict() == Verdict.MORE;
        return new Found(
                alone,
                MultipleTests.benjaminiHochberg(family)[0] <= .05,
                !alone && frozen.verdict() == Verdict.UNKNOWN);
    }

    /// The history with its first so many incidents.
    private static History first(History history, int count) {
        List<Incident> kept =
                history.incidents().subList(0, Math.min(count, history.incidents().size()));
        Set<String> ids = kept.stream().map(Incident::id).collect(Collectors.toSet());
        return new History(
                history.settings(),
                history.teams(),
                history.people(),
                history.absences(),
                history.services(),
                history.knowledge(),
                history.schedules(),
                history.shifts(),
                history.gaps(),
                history.changes(),
                kept,
                history.participants().stream().filter(x -> ids.contains(x.incident())).toList(),
                history.pages().stream()
                        .filter(x -> x.incident() == null || ids.contains(x.incident()))
                        .toList(),
                history.deviations().stream().filter(x -> ids.contains(x.incident())).toList(),
                history.handovers().stream().filter(x -> ids.contains(x.incident())).toList(),
                history.codes().stream().filter(x -> ids.contains(x.incident())).toList(),
                history.actions().stream().filter(x -> ids.contains(x.incident())).toList(),
                history.risks().stream().filter(x -> ids.containsAll(x.incidents())).toList());
    }
}
