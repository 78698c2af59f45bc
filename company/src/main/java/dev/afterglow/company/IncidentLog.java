package dev.afterglow.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The incidents of the period, in the order of time: each change is a candidate, and so are
/// moments drawn at random; a candidate becomes an incident with a probability that planted effects
/// multiply.
final class IncidentLog {
    private static final double LONG_SHARE = 0.2;
    private static final double TWO_HOURS = 2 * LocalDays.HOUR;
    private static final int LATE = 16 * LocalDays.HOUR;
    private static final int TUESDAY = 1;

    private final World world;
    private final Nights nights;
    private final ServiceRisk risk;
    private final ActionLog actions;
    private final Response response;
    private final Dice dice;
    private final double perChange;
    private final List<Incident> incidents = new ArrayList<>();

    /// A moment at which an incident of a service may begin; `change` is -1 where none went before.
    private record Candidate(long at, int service, int change) {}

    IncidentLog(World world, PageLog pages, Nights nights, ServiceRisk risk) {
        this.world = world;

        this.nights = nights;
        this.risk = risk;
        actions = new ActionLog(world);
        response = new Response(world, pages);
        dice = world.dice("incidents");
        CompanySettings settings = world.settings();
        perChange = settings.incidents() * settings.changeShare() / Math.max(1, changes().size());
        if (perChange > 0.5) {
            throw new IllegalArgumentException(
                    "incidents must be at most half of the changes, were %d of %d changes"
                            .formatted(settings.incidents(), changes().size()));
        }
    }

    static String id(int incident) {
        return "i" + (incident + 1);
    }

    List<Incident> incidents() {
        List<Incident> sorted = new ArrayList<>(incidents);
        sorted.sort(Comparator.comparing(Incident::startedAt));
        return sorted;
    }

    ActionLog actions() {
        return actions;
    }

    Response response() {
        return response;
    }

    void simulate() {
        long[] moments = moments();
        int next = 0;
        for (int change = 0; change < changes().size(); change++) {
            while (next < moments.length && moments[next] <= changes().at(change)) {
                withoutChange(moments[next++]);
            }
            afterChange(change);
        }
        while (next < moments.length) {
            withoutChange(moments[next++]);
        }
    }

    private long[] moments() {
        CompanySettings settings = world.settings();
        double share = changes().size() == 0 ? 1 : 1 - settings.changeShare();
        long[] moments = new long[dice.poisson(settings.incidents() * share * risk.bound())];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = DayShape.draw(world.begin(), world.end() - LocalDays.HOUR, dice);
        }
        Arrays.sort(moments);
        return moments;
    }

    /// The service is that of a change drawn at random: in proportion to the services' changes.
    private void withoutChange(long at) {
        Organisation organisation = world.organisation();
        int service =
                changes().size() == 0
                        ? dice.below(organisation.services().size())
                        : changes().service(dice.below(changes().size()));
        if (dice.chance(risk.ratio(service, at) / risk.bound())) {
            begin(new Candidate(at, service, -1));
        }
    }

    private void afterChange(int change) {
        double drawn = dice.uniform();
        double chance = perChange * authorRatio(change);
        if (drawn >= chance * risk.bound()) {
            return;
        }
        double lag = Math.min(dice.logNormal(15 * 60, 0.8), TWO_HOURS - 60);
        long starts = changes().at(change) + 60 + (long) lag;
        int service = changes().service(change);
        if (drawn < chance * risk.ratio(service, starts)) {
            begin(new Candidate(starts, service, change));
        }
    }

    private double authorRatio(int change) {
        int author = changes().author(change);
        LocalDays days = world.leave().daysOf(author);
        int day = days.dayOf(changes().at(change));
        double ratio = 1;
        if (world.leave().isJustBack(author, day)) {
            ratio *= world.ratio(Effect.RETURN_FROM_LEAVE);
        }
        if (nights.wasBroken(author, day)) {
            ratio *= world.ratio(Effect.FATIGUE);
        }
        if (days.secondOf(changes().at(change)) >= LATE) {
            ratio *= world.ratio(Effect.CHANGE_HOUR);
        }
        if (days.weekday(day) == TUESDAY) {
            ratio *= world.ratio(Effect.RELEASE_TRAINS);
        }
        if (world.isExpert(author)) {
            ratio *= world.ratio(Effect.TIRED_EXPERTS);
        }
        return ratio;
    }

    private void begin(Candidate candidate) {
        int index = incidents.size();
        long at = candidate.at();
        int service = candidate.service();
        boolean isLong = dice.chance(longChance(service, at));
        long stable = at + (long) duration(isLong);
        boolean reviewed = dice.chance(reviewChance(candidate.change()));
        int automation = risk.automationIn(service, at, dice);
        incidents.add(
                new Incident(
                        id(index),
                        Instant.ofEpochSecond(at),
                        Instant.ofEpochSecond(stable),
                        world.organisation().service(service).id(),
                        candidate.change() < 0 ? null : ChangeLog.id(candidate.change()),
                        reviewed,
                        automation < 0 ? null : ActionLog.id(automation)));
        risk.happened(service, at);
        response.respond(new Response.Call(index, service, at, stable, isLong));
        if (reviewed) {
            actions.addFor(index, service, stable, risk);
        }
    }

    private double longChance(int service, long at) {
        int owner = world.plan().onCall(world.organisation().ownerOf()[service], at);
        boolean tired = owner >= 0 && nights.wasBrokenAt(owner, at);
        return Math.min(0.95, LONG_SHARE * (tired ? world.ratio(Effect.LONG_WHEN_TIRED) : 1));
    }

    /// Seconds: a log-normal cut at two hours for short ones, at least two hours for long ones.
    private double duration(boolean isLong) {
        if (isLong) {
            return Math.min(TWO_HOURS + 60 + dice.exponential(5000), 11 * LocalDays.HOUR);
        }
        return Math.min(Math.max(dice.logNormal(40 * 60, 0.6), 420), TWO_HOURS - 60);
    }

    private double reviewChance(int change) {
        double share = world.settings().reviewShare();
        if (change >= 0) {
            int author = changes().author(change);
            int day = world.leave().daysOf(author).dayOf(changes().at(change));
            if (world.leave().isJustBack(author, day)) {
                share *= world.ratio(Effect.REVIEW_SELECTION);
            }
        }
        return Math.min(1, share);
    }

    private ChangeLog changes() {
        return world.changes();
    }
}
