package dev.afterglow.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Do incidents follow changes by people whose night was broken, and do they last longer when the
/// first on call comes from such a night?
///
/// Exposure: pages in the night before, and how long somebody was up; taken at the start, since
/// long incidents make people tired. Denominator: changes; for length, incidents of the same team.
/// Published limits: five hours of sleep in 24 (Dawson and McCulloch 2005), 16 hours awake.
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
            looks.add(longWhenTired(timeline));
        }
        return looks;
    }

    private List<Look> afterChanges(Timeline timeline) {
        People people = timeline.people();
        Changes changes = timeline.changes();
        AuthorLooks authors = new AuthorLooks(timeline);
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
                        c -> isLongAwake(people.secondOf(changes.person(c), changes.at(c)))));
    }

    /// Awake for sixteen hours by somebody who gets up at seven.
    private static boolean isLongAwake(int second) {
        int sinceUp = Math.floorMod(second - UP_AT, (int) Timeline.DAY);
        return sinceUp >= LONG_UP && sinceUp < Timeline.DAY - 3_600;
    }

    private static Look longWhenTired(Timeline timeline) {
        Responders responders = new Responders(timeline);
        People people = timeline.people();
        LongIncidents.Question asked =
                new LongIncidents.Question(
                        i -> responders.of(i).isPresent() && i.lasted().isPresent(),
                        i -> people.isAfterBrokenNight(responders.of(i).orElseThrow(), i.start()),
                        LongIncidents::isLong);
        LongIncidents.Answer answer = LongIncidents.ask(timeline, asked);
        Cases cases = new Cases();
        for (Timeline.Incident incident : timeline.incidents()) {
            if (asked.counts().test(incident)) {
                cases.add(
                        incident,
                        asked.exposed().test(incident) && asked.is().test(incident),
                        responders.of(incident).orElseThrow());
            }
        }
        return new Look(
                "long-when-tired",
                answer.sample(),
                cases.n(),
                "the same team's incidents: as many long ones and as many after a broken night,"
                        + " dealt out anew",
                "In the long ones, when did somebody fresh come in, and how?",
                cases.ofPeople());
    }
}
