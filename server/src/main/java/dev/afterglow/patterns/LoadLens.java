package dev.afterglow.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Do incidents follow changes made on a loaded shift, and do they last longer then?
///
/// Exposure: more than two pages in the twelve hours before, the limit of Google's *Site
/// Reliability Engineering* (2016, chapter 11). Denominator: changes; for length, incidents of the
/// same team.
final class LoadLens implements Lens {

    private static final int PAGES_MAX = 2;
    private static final long SHIFT = 12 * 3_600;

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String question() {
        return "What was put aside on those days, and who noticed?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.PAGES);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        List<Look> looks = new ArrayList<>();
        People people = timeline.people();
        if (timeline.history().present().contains(Table.CHANGES)) {
            Changes changes = timeline.changes();
            looks.add(
                    new AuthorLooks(timeline)
                            .look(
                                    "loaded-shift",
                                    question(),
                                    c -> isLoaded(people, changes.person(c), changes.at(c))));
        }
        if (timeline.history().present().contains(Table.PARTICIPANTS)) {
            looks.add(
                    LongIncidents.byResponder(
                            timeline,
                            new LongIncidents.Named(
                                    "long-when-loaded",
                                    "What else was on the same person's plate?",
                                    "on loaded shifts"),
                            (person, at) -> isLoaded(people, person, at)));
        }
        return looks;
    }

    private static boolean isLoaded(People people, int person, long at) {
        return people.pagesBetween(person, at - SHIFT, at) > PAGES_MAX;
    }
}
