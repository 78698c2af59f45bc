package dev.afterglow.patterns;

import dev.afterglow.statistics.ExactStrata;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/// Looks at the changes that incidents followed: were their authors in some state more often than
/// by chance?
///
/// Two locks. *Own*: that person's other changes (a case-crossover, Maclure 1991: whoever is called
/// at night more and makes riskier changes is set against himself). *Others*: everybody's changes
/// of the same days (a release train is set against its own passengers). A person makes no changes
/// while away, so changes, not days, are what is counted. Days become weeks, then four weeks, where
/// days hold too few changes to compare.
final class AuthorLooks {

    private static final int FEW = 20;
    private static final long[] SPANS = {Timeline.DAY, Timeline.WEEK, 4 * Timeline.WEEK};

    private static final String OWN = "that person's other changes";

    private final Timeline timeline;
    private final List<Timeline.Incident> cases = new ArrayList<>();
    private final int spanIndex;

    AuthorLooks(Timeline timeline) {
        this.timeline = timeline;
        Set<Integer> seen = new HashSet<>();
        for (Timeline.Incident incident : timeline.incidents()) {
            if (incident.change() >= 0 && seen.add(incident.change())) {
                cases.add(incident);
            }
        }
        this.spanIndex = chooseSpan();
    }

    /// The shortest span in which the middle case has enough changes to be compared with.
    private int chooseSpan() {
        for (int i = 0; i < SPANS.length - 1; i++) {
            int span = i;
            int[] sizes = sizes(span, change -> true);
            int[] ofCases =
                    cases.stream()
                            .mapToInt(each -> sizes[group(span, each.change())])
                            .sorted()
                            .toArray();
            if (ofCases.length > 0 && ofCases[ofCases.length / 2] >= FEW) {
                return span;
            }
        }
        return SPANS.length - 1;
    }

    private int group(int span, int change) {
        return (int) ((timeline.changes().at(change) - timeline.begin()) / SPANS[span]);
    }

    private int[] sizes(int span, IntPredicate counted) {
        Changes changes = timeline.changes();
        int last = changes.size() == 0 ? 0 : group(span, changes.size() - 1);
        int[] sizes = new int[last + 1];
        for (int change = 0; change < changes.size(); change++) {
            sizes[group(span, change)] += counted.test(change) ? 1 : 0;
        }
        return sizes;
    }

    /// A look with both locks.
    ///
    /// @param subject the pattern's name
    /// @param question what to ask people
    /// @param exposed whether the author of a change was in the state when making it
    Look look(String subject, String question, IntPredicate exposed) {
        BitSet states = states(exposed);
        return look(
                new Named(subject, question, baseline()),
                states,
                Sample.both(own(states), others(states)));
    }

    /// A look with the first lock only, for states that all changes of a day share.
    Look ownLook(String subject, String question, IntPredicate exposed) {
        BitSet states = states(exposed);
        return look(new Named(subject, question, OWN), states, Sample.of(own(states)));
    }

    /// The state of an author some time after a change.
    interface Later {
        boolean at(int change, long seconds);
    }

    /// A look at the author's state when the incident began; their other changes are looked at
    /// after as long a time.
    Look laterLook(String subject, String question, Later exposed) {
        Map<Integer, List<Integer>> byPerson = new HashMap<>();
        for (int change = 0; change < timeline.changes().size(); change++) {
            byPerson.computeIfAbsent(timeline.changes().person(change), p -> new ArrayList<>())
                    .add(change);
        }
        BitSet states = new BitSet();
        double[] chances = new double[cases.size()];
        int observed = 0;
        for (int i = 0; i < chances.length; i++) {
            int change = cases.get(i).change();
            long after = cases.get(i).start() - timeline.changes().at(change);
            List<Integer> own = byPerson.getOrDefault(timeline.changes().person(change), List.of());
            long hits = own.stream().filter(each -> exposed.at(each, after)).count();
            states.set(change, exposed.at(change, after));
            observed += states.get(change) ? 1 : 0;
            chances[i] = (double) hits / own.size();
        }
        Sample sample = Sample.of(ExactStrata.ofChances(chances, observed));
        return look(new Named(subject, question, OWN), states, sample);
    }

    private record Named(String subject, String question, String baseline) {}

    private Look look(Named named, BitSet states, Sample sample) {
        Cases counted = new Cases();
        for (Timeline.Incident incident : cases) {
            int change = incident.change();
            counted.add(incident, states.get(change), timeline.changes().person(change));
        }
        return new Look(
                named.subject(),
                sample,
                counted.n(),
                named.baseline(),
                named.question(),
                counted.ofPeople());
    }

    private String baseline() {
        return "that person's other changes, and everybody's changes of the same "
                + spanName()
                + "; the one that leaves less is shown";
    }

    private String spanName() {
        return spanIndex == 0 ? "days" : spanIndex == 1 ? "weeks" : "four weeks";
    }

    private BitSet states(IntPredicate exposed) {
        BitSet states = new BitSet();
        for (int change = 0; change < timeline.changes().size(); change++) {
            if (exposed.test(change)) {
                states.set(change);
            }
        }
        return states;
    }

    private ExactStrata own(BitSet states) {
        int[] all = new int[timeline.people().size()];
        int[] exposed = new int[all.length];
        for (int change = 0; change < timeline.changes().size(); change++) {
            int person = timeline.changes().person(change);
            all[person]++;
            exposed[person] += states.get(change) ? 1 : 0;
        }
        return strata(
                states,
                change -> {
                    int person = timeline.changes().person(change);
                    return (double) exposed[person] / all[person];
                });
    }

    private ExactStrata others(BitSet states) {
        int[] all = sizes(spanIndex, change -> true);
        int[] exposed = sizes(spanIndex, states::get);
        return strata(
                states,
                change -> {
                    int group = group(spanIndex, change);
                    return (double) exposed[group] / all[group];
                });
    }

    private interface ShareOf {
        double at(int change);
    }

    private ExactStrata strata(BitSet states, ShareOf share) {
        int observed = 0;
        double[] chances = new double[cases.size()];
        for (int i = 0; i < chances.length; i++) {
            int change = cases.get(i).change();
            observed += states.get(change) ? 1 : 0;
            chances[i] = share.at(change);
        }
        return ExactStrata.ofChances(chances, observed);
    }
}
