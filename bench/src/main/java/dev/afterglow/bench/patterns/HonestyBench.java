package dev.afterglow.bench.patterns;

import dev.afterglow.bench.BenchOptions;
import dev.afterglow.bench.Benchmark;
import dev.afterglow.company.CompanySettings;
import dev.afterglow.company.Effect;
import dev.afterglow.company.History;
import dev.afterglow.patterns.Answer;
import dev.afterglow.patterns.Finding;
import dev.afterglow.statistics.Binomial;
import dev.afterglow.statistics.Interval;
import dev.afterglow.statistics.Share;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Do the lenses keep quiet where nothing is planted, keep the share of false findings where
/// something is, and see through the traps that fool a naive count?
public final class HonestyBench implements Benchmark {

    private static final LocalDate END = LocalDate.of(2026, 11, 1);

    /// The 98 % quantile of a binomial at 5 %: 35 of 500.
    private static int allowed(int companies) {
        Binomial binomial = new Binomial(companies, .05);
        int most = 0;
        while (binomial.atMost(most) < .98) {
            most++;
        }
        return most;
    }

    @Override
    public String says() {
        return "Do the pattern lenses keep quiet where nothing is? [--companies 500] [--seed 1]";
    }

    @Override
    public void run(BenchOptions options) throws IOException {
        PatternsArguments given = new PatternsArguments(options.words());
        int companies = given.number("--companies", 500);
        Run run = new Run(options.out(), given.number("--seed", 1));
        options.out().printf("# Honesty of the pattern lenses%n%n");
        options.out()
                .printf(
                        "`./dev bench honesty --data DIR --companies %d --seed %d`%n%n",
                        companies, run.seed);
        run.nothingPlanted(companies);
        run.effectsPlanted(companies / 5);
        run.traps(companies / 5);
        Optional<Path> reports = options.folder("safenet");
        if (reports.isPresent()) {
            HonestySafenet.print(reports.orElseThrow(), run.seed, options.out());
        }
    }

    /// One run with its seed.
    private static final class Run {

        private final PrintStream out;
        private final long seed;

        private Run(PrintStream out, long seed) {
            this.out = out;
            this.seed = seed;
        }

        private CompanySettings company(long number) {
            return CompanySettings.until(END).withSeed(number);
        }

        private void nothingPlanted(int companies) {
            List<Answer> answers =
                    PatternsTrial.each(seed, companies, s -> PatternsTrial.of(company(s)).answer());
            Map<String, Integer> called = new TreeMap<>();
            int any = 0;
            double looks = 0;
            for (Answer answer : answers) {
                List<String> those = PatternsTrial.called(answer);
                any += those.isEmpty() ? 0 : 1;
                looks += (double) answer.findings().size() / companies;
                those.forEach(pattern -> called.merge(pattern, 1, Integer::sum));
            }
            Interval share = Binomial.exact(new Share(any, companies), .95);
            out.printf("## Nothing planted%n%n");
            out.printf(
                    "| companies | looks each | any \"more than chance\" | 95 %% interval | allowed"
                            + " |%n");
            out.printf("|---|---|---|---|---|%n");
            out.printf(
                    "| %d | %.1f | %d | %.1f to %.1f %% | %d |%n%n",
                    companies,
                    looks,
                    any,
                    100 * share.low(),
                    100 * share.high(),
                    allowed(companies));
            out.println("Called, by pattern: " + (called.isEmpty() ? "none" : called) + ".");
            calibration(answers);
        }

        /// How often p fell under usual levels, by lens: at most the level where the lens is
        /// honest.
        private void calibration(List<Answer> answers) {
            Map<String, int[]> counts = new TreeMap<>();
            for (Answer answer : answers) {
                for (Finding finding : answer.findings()) {
                    if (finding.p().isPresent()) {
                        double p = finding.p().getAsDouble();
                        int[] of = counts.computeIfAbsent(finding.lens(), l -> new int[4]);
                        of[0]++;
                        of[1] += p <= .05 ? 1 : 0;
                        of[2] += p <= .01 ? 1 : 0;
                        of[3] += p <= .001 ? 1 : 0;
                    }
                }
            }
            out.printf(
                    "%n| lens | looks | p ≤ .05 | p ≤ .01 | p ≤ .001 |%n|---|---|---|---|---|%n");
            counts.forEach((lens, of) ->
                    out.printf(
                            "| %s | %d | %.2f %% | %.2f %% | %.3f %% |%n",
                            lens,
                            of[0],
                            100.0 * of[1] / of[0],
                            100.0 * of[2] / of[0],
                            100.0 * of[3] / of[0]));
            out.println();
        }

        private void effectsPlanted(int companies) {
            Set<String> real =
                    Set.of(
                            "absence/just-back",
                            "co-occurrence/hand-over-gap+night-work",
                            "early-voice/any-service",
                            "knowledge/same-few",
                            "propagation/slow-border");
            List<List<String>> runs =
                    PatternsTrial.each(
                            seed + 10_000,
                            companies,
                            s -> PatternsTrial.called(PatternsTrial.of(planted(s)).answer()));
            double falseShare = 0;
            int calls = 0;
            Map<String, Integer> found = new TreeMap<>();
            Map<String, Integer> wrong = new TreeMap<>();
            for (List<String> called : runs) {
                long bad =
                        called.stream()
                                .filter(each ->
                                        !real.contains(each) && !each.startsWith("early-voice/"))
                                .count();
                falseShare += called.isEmpty() ? 0 : (double) bad / called.size() / companies;
                calls += called.size();
                called.forEach(
                        each -> (real.contains(each) ? found : wrong).merge(each, 1, Integer::sum));
            }
            out.printf("## Effects planted%n%n");
            out.printf(
                    "%d companies of 240 incidents, five effects each. %d calls; mean share of"
                            + " false ones **%.3f** (q = .05).%n%n",
                    companies, calls, falseShare);
            out.printf("Found, of %d: %s. Else: %s.%n%n", companies, found, wrong);
        }

        private CompanySettings planted(long number) {
            return company(number)
                    .withIncidents(240)
                    .with(Effect.RETURN_FROM_LEAVE, 3)
                    .with(Effect.CODES_TOGETHER, 2.5)
                    .with(Effect.EARLY_VOICE, 4)
                    .with(Effect.SAME_FEW, 3)
                    .with(Effect.SLOW_BORDER, 2);
        }

        /// A trap: what is planted, the pattern that must not be called, and the naive p beside it.
        private record Trap(
                Effect effect, double ratio, String pattern, ToDoubleFunction<History> naive) {}

        private void traps(int companies) {
            List<Trap> traps =
                    List.of(
                            new Trap(
                                    Effect.RELEASE_TRAINS,
                                    4,
                                    "absence/just-back",
                                    HonestyNaive::justBackDays),
                            new Trap(
                                    Effect.SOMEBODY_ON_LEAVE,
                                    .8,
                                    "someone-who-knew/somebody-away",
                                    HonestyNaive::somebodyAway),
                            new Trap(
                                    Effect.REVIEW_SELECTION,
                                    4,
                                    "absence/just-back",
                                    history -> HonestyNaive.justBack(history, true)),
                            new Trap(
                                    Effect.TIRED_EXPERTS,
                                    4,
                                    "fatigue/broken-night",
                                    HonestyNaive::brokenNight),
                            new Trap(
                                    Effect.THOROUGH_CODER,
                                    3,
                                    "co-occurrence/",
                                    HonestyNaive::together));
            out.printf("## Traps, %d companies of 300 incidents each%n%n", companies);
            out.printf(
                    "Fooled: p ≤ .05 of the naive count; \"more than chance\" of the lens at that"
                            + " pattern in its full run; and of the lens with that pattern tested"
                            + " alone.%n%n");
            out.printf("| trap | pattern | naive count fooled | lens, alone | lens, full run |%n");
            out.printf("|---|---|---|---|---|%n");
            for (Trap trap : traps) {
                print(trap, companies);
            }
            out.println();
        }

        /// Who was fooled in one company.
        private record Fooled(boolean naive, boolean alone, boolean run) {}

        private static Fooled fooled(Trap trap, PatternsTrial trial) {
            return new Fooled(
                    trap.naive().applyAsDouble(trial.history()) <= .05,
                    trial.answer().findings().stream()
                            .filter(finding -> finding.pattern().equals(trap.pattern()))
                            .anyMatch(finding -> finding.p().orElse(1) <= .05),
                    PatternsTrial.called(trial.answer()).stream()
                            .anyMatch(pattern -> pattern.startsWith(trap.pattern())));
        }

        private void print(Trap trap, int companies) {
            List<Fooled> trials =
                    PatternsTrial.each(
                            seed + 20_000,
                            companies,
                            s ->
                                    fooled(
                                            trap,
                                            PatternsTrial.of(
                                                    company(s)
                                                            .withIncidents(300)
                                                            .with(trap.effect(), trap.ratio()))));
            long naive = trials.stream().filter(Fooled::naive).count();
            long alone = trials.stream().filter(Fooled::alone).count();
            long run = trials.stream().filter(Fooled::run).count();
            out.printf(
                    "| %s × %s | %s | %.0f %% | %s | %.1f %% |%n",
                    trap.effect().key(),
                    trap.ratio(),
                    trap.pattern(),
                    100.0 * naive / companies,
                    trap.pattern().endsWith("/")
                            ? "-"
                            : "%.1f %%".formatted(100.0 * alone / companies),
                    100.0 * run / companies);
        }
    }
}
