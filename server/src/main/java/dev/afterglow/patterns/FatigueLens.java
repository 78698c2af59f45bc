package dev.afterglow.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Do incidents follow changes by people whose night was broken, and do they last longer when the
/// first on call comes from such a night?
///
/// Exposure: pages in the night before, how long somebody was up, and how sleepy the three-process
/// model takes them to be; taken at the start, since long incidents make people tired.
/// Denominator: changes; for length, incidents of the same team. Published limits: five hours of
/// sleep in 24 (Dawson and McCulloch 2005), 16 hours awake, KSS 7 ([Sleepiness]).
final class FatigueLens implements Lens {

    private static final long FIVE_HOURS = 5 * 3_600;
    private static final int UP_AT = 7 * 3_600;
    private static final int LONG_UP = 16 * 3_600;

    @Override
    public String name() {
        return "fatigue";
    }

    @Override
    public String question() {
        return "Who would want to tell us how tired they were, and to whom?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.PAGES);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        List<Look> looks = new ArrayList<>();
        if (timeline.history().present().contains(Table.CHANGES)) {
            looks.addAll(afterChanges(timeline));
        }
        if (timeline.history().present().contains(Table.PARTICIPANTS)) {
            People people = timeline.people();
            Sleepiness sleepiness = new Sleepiness(people);
            looks.add(
                    LongIncidents.byResponder(
                            timeline,
                            new LongIncidents.Named(
                                    "long-when-tired",
                                    "In the long ones, when did somebody fresh come in, and how?",
                                    "after a broken night"),
                            people::isAfterBrokenNight));
            looks.add(
                    LongIncidents.byResponder(
                            timeline,
                            new LongIncidents.Named(
                                    "long-when-sleepy",
                                    "Who came half asleep, and what helped them to read it?",
                                    "by somebody sleepy"),
                            sleepiness::isSleepy));
        }
        return looks;
    }

    private List<Look> afterChanges(Timeline timeline) {
        People people = timeline.people();
        Changes changes = timeline.changes();
        AuthorLooks authors = new AuthorLooks(timeline);
        Sleepiness sleepiness = new Sleepiness(people);
        return List.of(
                authors.look(
                        "broken-night",
                        question(),
                        c -> people.isAfterBrokenNight(changes.person(c), changes.at(c))),
                authors.look(
                        "short-rest",
                        "What would have let somebody sleep on after such a night?",
                        c -> people.longestRest(changes.person(c), changes.at(c)) < FIVE_HOURS),
                authors.look(
                        "long-awake",
                        "What made this change one for so late an hour?",
                        c -> isLongAwake(people.secondOf(changes.person(c), changes.at(c)))),
                authors.look(
                        "sleepy",
                        "What makes it easy to say: not now, in the morning?",
                        c -> sleepiness.isSleepy(changes.person(c), changes.at(c))));
    }

    /// Awake for sixteen hours by somebody who gets up at seven.
    private static boolean isLongAwake(int second) {
        int sinceUp = Math.floorMod(second - UP_AT, (int) Timeline.DAY);
        return sinceUp >= LONG_UP && sinceUp < Timeline.DAY - 3_600;
    }
}
