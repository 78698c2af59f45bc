package dev.afterglow.patterns;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Do incidents follow changes of some hour or kind?
///
/// Exposure: the hour where the author is, their stated hours, and whether they knew the service.
/// Denominator: changes.
final class ChangeLens implements Lens {

    private static final int LATE = 16 * 3_600;

    @Override
    public String name() {
        return "change";
    }

    @Override
    public String question() {
        return "What was different about changing it at that hour?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.CHANGES);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        People people = timeline.people();
        Changes changes = timeline.changes();
        AuthorLooks authors = new AuthorLooks(timeline);
        List<Look> looks = new ArrayList<>();
        looks.add(
                authors.look(
                        "late-in-the-day",
                        question(),
                        c -> people.secondOf(changes.person(c), changes.at(c)) >= LATE));
        looks.add(
                authors.ownLook(
                        "friday",
                        "What would have waited until Monday, and at what cost?",
                        c -> isFriday(people, changes, c)));
        if (timeline.history().present().contains(Table.PEOPLE)) {
            looks.add(
                    authors.look(
                            "outside-hours",
                            "What made it urgent?",
                            c -> people.isOutsideHours(changes.person(c), changes.at(c))));
        }
        if (timeline.history().present().contains(Table.KNOWLEDGE)) {
            looks.add(
                    authors.look(
                            "new-to-the-service",
                            "Whom did they ask, and where did they read?",
                            c ->
                                    !timeline.knows(
                                            changes.person(c), changes.service(c), changes.at(c))));
        }
        return looks;
    }

    private static boolean isFriday(People people, Changes changes, int change) {
        long day = people.dayOf(changes.person(change), changes.at(change));
        return LocalDate.ofEpochDay(day).getDayOfWeek() == DayOfWeek.FRIDAY;
    }
}
