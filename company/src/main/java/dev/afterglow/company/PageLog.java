package dev.afterglow.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The pages of the period. Each one that falls in somebody's night is noted in [Nights].
final class PageLog {
    /// Pages of which no incident comes, per team and week.
    private static final double PAGES_A_WEEK = 6;

    private static final long NEVER = -1;

    private final World world;
    private final Nights nights;
    private final Dice dice;
    private final List<Draft> drafts = new ArrayList<>();

    /// Somebody is to be paged.
    ///
    /// @param team whose schedule named the person; -1 where they were paged by name
    /// @param incident its index; -1 where none came of it
    record Order(int person, long at, int service, int team, int incident) {}

    private record Draft(Order order, long at, long ackedAt) {}

    PageLog(World world, Nights nights) {
        this.world = world;
        this.nights = nights;
        dice = world.dice("pages");
    }

    /// The whole company's pages in a second, those of incidents left out.
    double usualRate(long at) {
        int teams = world.organisation().teams().size();
        return teams * PAGES_A_WEEK / (7 * 24 * LocalDays.HOUR) * DayShape.at(at);
    }

    /// Pages of which no incident comes, for the whole period.
    void addQuietOnes() {
        Organisation organisation = world.organisation();
        double weeks = world.leave().length() / 7.0;
        for (int team = 0; team < organisation.teams().size(); team++) {
            int count = dice.poisson(PAGES_A_WEEK * weeks);
            for (int i = 0; i < count; i++) {
                long at = DayShape.draw(world.begin(), world.end(), dice);
                int[] services = organisation.ownedBy()[team];
                int service = services[dice.below(services.length)];
                int person = world.plan().onCall(team, at);
                if (person >= 0) {
                    add(new Order(person, at, service, team, -1));
                }
                callExpert(team, at, service);
            }
        }
    }

    /// The trap: experts are called by name as well.
    private void callExpert(int team, long at, int service) {
        double more = world.ratio(Effect.TIRED_EXPERTS) - 1;
        for (int mate : world.organisation().members()[team]) {
            boolean called = more > 0 && world.isExpert(mate) && dice.chance(Math.min(1, more / 4));
            if (called && !world.leave().isAwayAt(mate, at)) {
                add(new Order(mate, at + 60 + dice.below(600), service, -1, -1));
            }
        }
    }

    /// Pages somebody; one in twenty-five is not heard and sent again five minutes later.
    void add(Order order) {
        boolean heard = !dice.chance(0.04);
        long acked = order.at() + 15 + (long) dice.exponential(120);
        drafts.add(new Draft(order, order.at(), heard ? acked : NEVER));
        nights.paged(order.person(), order.at());
        if (!heard) {
            long again = order.at() + 300;
            drafts.add(new Draft(order, again, again + 15 + (long) dice.exponential(120)));
            nights.paged(order.person(), again);
        }
    }

    List<Page> pages() {
        drafts.sort(Comparator.comparingLong(Draft::at));
        Organisation organisation = world.organisation();
        List<Page> pages = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Order order = draft.order();
            pages.add(
                    new Page(
                            "p" + (pages.size() + 1),
                            organisation.personId(order.person()),
                            Instant.ofEpochSecond(draft.at()),
                            draft.ackedAt() == NEVER
                                    ? null
                                    : Instant.ofEpochSecond(draft.ackedAt()),
                            order.incident() < 0 ? null : IncidentLog.id(order.incident()),
                            organisation.service(order.service()).id(),
                            order.team() < 0 ? null : world.plan().scheduleId(order.team())));
        }
        return pages;
    }
}
