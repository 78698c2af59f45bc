package dev.afterglow.patterns;

import java.util.List;
import java.util.Set;

/// Do incidents follow changes by people just back from leave, about to leave, or gone by then?
///
/// Exposure: the author's calendar at the change (at its incident for "gone"). Denominator:
/// changes.
final class AbsenceLens implements Lens {

    @Override
    public String name() {
        return "absence";
    }

    @Override
    public String question() {
        return "What does somebody need to see on the first morning back?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.ABSENCES, Table.CHANGES);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        People people = timeline.people();
        Changes changes = timeline.changes();
        AuthorLooks authors = new AuthorLooks(timeline);
        return List.of(
                authors.look(
                        "just-back",
                        question(),
                        c -> people.isJustBack(changes.person(c), changes.at(c))),
                authors.look(
                        "about-to-leave",
                        "What would you want to hand over before the last working day?",
                        c -> people.isLeavingSoon(changes.person(c), changes.at(c))),
                authors.laterLook(
                        "author-away",
                        "When the author was not there, how did people read the change?",
                        (c, later) -> people.isAway(changes.person(c), changes.at(c) + later)));
    }
}
