package dev.afterglow.patterns;

import dev.afterglow.statistics.ExactStrata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/// Looks at the changes that incidents followed: were their authors in some state more often than
/// by chance?
///
/// Chance is one number a case. It begins with that person's own changes (a case-crossover, Maclure
/// 1991: whoever is called at night more and makes riskier changes is set against himself) and is
/// moved by everybody's changes on the same weekday of the same quarter (a release train is set
/// against its own passengers): odds of the person times odds of the weekday and quarter, over the
/// odds of all changes. That is exact where risk is a person's times a day's, and needs no guess of
/// either. A person makes no changes while away, so changes, not days, are what is counted.
final class AuthorLooks {

    private static final int WEEKDAYS = 7;

    private static final String OWN = "that person's other changes";
    private static final String BOTH =
            "that person's other changes, as everybody's go on that weekday of the same quarter";

    private final Timeline timeline;
    private final List<Timeline.Incident> cases = new ArrayList<>();
    private final int[] season;

    AuthorLooks(Timeline timeline) {
        this.timeline = timeline;
        Set<Integer> seen = new HashSet<>();
        for (Timeline.Incident incident : timeline.incidents()) {
            if (isKnown(incident.change()) && seen.add(incident.change())) {
                cases.add(incident);
            }
        }
        Changes changes = timeline.changes();
        this.season = new int[changes.size()];
        for (int change = 0; change < season.length; change++) {
            if (!isKnown(change)) {
                continue;
            }
            long at = changes.at(change);
            int quarter = (int) ((at - timeline.begin()) / Timeline.QUARTER);
            long day = timeline.people().dayOf(changes.person(change), at);
            season[change] = quarter * WEEKDAYS + (int) Math.floorMod(day, (long) WEEKDAYS);
        }
    }

    /// Whether it is one whose author is known; a pipeline's own changes tell nothing of people.
    private boolean isKnown(int change) {
        return change >= 0 && timeline.changes().person(change) >= 0;
    }

    /// A look at a state that comes and goes by person and by season.
    ///
    /// @param subject the pattern's name
    /// @param question what to ask people
    /// @param exposed whether the author of a change was in the state when making it
    Look look(String subject, String question, IntPredicate exposed) {
        BitSet states = states(exposed);
        return look(new Named(subject, question, BOTH), states, Sample.of(both(states)));
    }

    /// A look against the person's own changes only, for states that all changes of a day share.
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
                counted.ofPeople(timeline.people()));
    }

    private BitSet states(IntPredicate exposed) {
        BitSet states = new BitSet();
        for (int change = 0; change < timeline.changes().size(); change++) {
            if (isKnown(change) && exposed.test(change)) {
                states.set(change);
            }
        }
        return states;
    }

    private ExactStrata own(BitSet states) {
        Shares people = new Shares(timeline.people().size());
        for (int change = 0; change < season.length; change++) {
            if (isKnown(change)) {
                people.add(timeline.changes().person(change), states.get(change));
            }
        }
        return strata(states, change -> people.of(timeline.changes().person(change)));
    }

    private ExactStrata both(BitSet states) {
        Shares people = new Shares(timeline.people().size());
        Shares seasons = new Shares(Arrays.stream(season).max().orElse(0) + 1);
        Shares all = new Shares(1);
        for (int change = 0; change < season.length; change++) {
            if (!isKnown(change)) {
                continue;
            }
            people.add(timeline.changes().person(change), states.get(change));
            seasons.add(season[change], states.get(change));
            all.add(0, states.get(change));
        }
        return strata(
                states,
                change -> {
                    double own = people.of(timeline.changes().person(change));
                    double others = seasons.of(season[change]);
                    if (own == 0 || others == 0 || own == 1 || others == 1) {
                        return states.get(change) ? 1 : 0;
                    }
                    double is = own * others * (1 - all.of(0));
                    return is / (is + (1 - own) * (1 - others) * all.of(0));
                });
    }

    /// Shares of exposed changes by some number.
    private static final class Shares {

        private final int[] all;
        private final int[] exposed;

        Shares(int groups) {
            all = new int[groups];
            exposed = new int[groups];
        }

        void add(int group, boolean isExposed) {
            all[group]++;
            exposed[group] += isExposed ? 1 : 0;
        }

        double of(int group) {
            return all[group] == 0 ? 0 : (double) exposed[group] / all[group];
        }
    }

    private ExactStrata strata(BitSet states, IntToDoubleFunction chance) {
        int observed = 0;
        double[] chances = new double[cases.size()];
        for (int i = 0; i < chances.length; i++) {
            int change = cases.get(i).change();
            observed += states.get(change) ? 1 : 0;
            chances[i] = chance.applyAsDouble(change);
        }
        return ExactStrata.ofChances(chances, observed);
    }
}
