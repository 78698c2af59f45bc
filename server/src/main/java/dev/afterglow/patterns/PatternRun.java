package dev.afterglow.patterns;

import dev.afterglow.statistics.ChanceTally;
import dev.afterglow.statistics.MultipleTests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Takes all looks at a history and corrects for their number.
///
/// Verdicts: *more* or *less than chance* where q is at most .05 in that direction; else *as chance
/// would* only where a rate twice as high would have been seen four times in five, with as many
/// looks; else *cannot tell*. The level of a single look for that power is .05 over the number of
/// looks, what a lone pattern among them would have to reach.
public final class PatternRun {

    /// All lenses, in the order in which they are shown.
    static final List<Lens> LENSES =
            List.of(
                    new AbsenceLens(),
                    new SomeoneWhoKnewLens(),
                    new FatigueLens(),
                    new LoadLens(),
                    new KnowledgeLens(),
                    new PropagationLens(),
                    new EarlyVoiceLens(),
                    new RecurrenceLens(),
                    new ChangeLens(),
                    new CoOccurrenceLens(),
                    new AutomationLens(),
                    new RadarLens(),
                    new ActionsLens(),
                    new SurpriseLens());

    private static final double LEVEL = .05;
    private static final double ENOUGH_POWER = .8;
    private static final double TWICE = 2;

    private final History history;
    private final Settings settings;

    /// How to run.
    ///
    /// @param seed the same seed and history give the same answer
    /// @param plan how many draws from chance
    /// @param only patterns to test alone, as `lens/subject`; empty for all. A pattern that was
    ///     seen once is frozen so and tested on what came later ([History#since]).
    public record Settings(long seed, ChanceTally.Plan plan, Set<String> only) {
        public Settings {
            only = Set.copyOf(only);
        }

        /// All lenses with up to 10,000 draws.
        public static Settings seeded(long seed) {
            return new Settings(seed, ChanceTally.Plan.USUAL, Set.of());
        }

        /// The same, with these patterns alone.
        public Settings only(Set<String> patterns) {
            return new Settings(seed, plan, patterns);
        }

        private boolean wants(Lens lens) {
            return only.isEmpty()
                    || only.stream().anyMatch(each -> each.startsWith(lens.name() + "/"));
        }

        private boolean wants(Lens lens, Look look) {
            return only.isEmpty() || only.contains(lens.name() + "/" + look.subject());
        }
    }

    private PatternRun(History history, Settings settings) {
        this.history = history;
        this.settings = settings;
    }

    /// Runs; about a second for a small company, up to two minutes for a very large one.
    ///
    /// @throws CancellationException when the progress said so
    public static Answer of(History history, Settings settings, Progress progress) {
        return new PatternRun(history, settings).run(progress);
    }

    private record Taken(Lens lens, Look look) {}

    private Answer run(Progress progress) {
        Timeline timeline = new Timeline(history);
        Chance chance = new Chance(settings.plan(), settings.seed(), progress);
        List<Taken> taken = new ArrayList<>();
        List<Answer.Off> off = new ArrayList<>();
        List<Lens> lenses = LENSES.stream().filter(settings::wants).toList();
        for (int i = 0; i < lenses.size(); i++) {
            Lens lens = lenses.get(i);
            chance.checkCancelled();
            progress.at(lens.name(), i, lenses.size());
            Set<Table> missing = new TreeSet<>(lens.needs());
            missing.removeAll(history.present());
            if (!missing.isEmpty()) {
                List<String> files = missing.stream().map(Table::file).toList();
                off.add(new Answer.Off(lens.name(), files, lens.question()));
                continue;
            }
            for (Look look : lens.look(timeline, chance)) {
                if (settings.wants(lens, look)) {
                    taken.add(new Taken(lens, look));
                }
            }
        }
        chance.checkCancelled();
        return new Answer(findings(taken), off, coverage(), history.notes());
    }

    private Answer.Coverage coverage() {
        Set<String> coded = new HashSet<>();
        history.codes().forEach(tick -> coded.add(tick.incident()));
        int reviewed = (int) history.incidents().stream().filter(i -> i.reviewed()).count();
        return new Answer.Coverage(history.incidents().size(), reviewed, coded.size());
    }

    private static List<Finding> findings(List<Taken> taken) {
        double[] more = new double[taken.size()];
        double[] less = new double[taken.size()];
        for (int i = 0; i < more.length; i++) {
            Sample sample = taken.get(i).look().sample();
            more[i] = sample.tells() ? sample.p() : 1;
            less[i] = sample.tells() ? sample.less() : 1;
        }
        double[] qMore = MultipleTests.benjaminiHochberg(more);
        double[] qLess = MultipleTests.benjaminiHochberg(less);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < more.length; i++) {
            findings.add(finding(taken.get(i), new Corrected(qMore[i], qLess[i], more.length)));
        }
        return findings;
    }

    private record Corrected(double more, double less, int looks) {}

    private static Finding finding(Taken taken, Corrected q) {
        Look look = taken.look();
        Sample sample = look.sample();
        boolean tells = sample.tells();
        double power = tells ? sample.power(TWICE, LEVEL / q.looks()) : 0;
        return new Finding(
                taken.lens().name(),
                taken.lens().name() + "/" + look.subject(),
                sample.observed(),
                sample.expected(),
                sample.ratio(),
                tells ? OptionalDouble.of(sample.p()) : OptionalDouble.empty(),
                tells ? OptionalDouble.of(q.more()) : OptionalDouble.empty(),
                look.n(),
                q.looks(),
                look.baseline(),
                verdict(tells, q, power),
                power,
                look.evidence().incidents(),
                look.question(),
                look.evidence().reviewed());
    }

    private static Verdict verdict(boolean tells, Corrected q, double power) {
        if (tells && q.more() <= LEVEL) {
            return Verdict.MORE;
        }
        if (tells && q.less() <= LEVEL) {
            return Verdict.LESS;
        }
        return tells && power >= ENOUGH_POWER ? Verdict.AS : Verdict.UNKNOWN;
    }
}
