package dev.afterglow.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How people come to an incident: pages, participants, a hand-over, the key metric's deviation.
final class Response {
    private static final double WITH_DEVIATION = 0.75;
    private static final double FIRST_ELSEWHERE = 0.25;
    private static final int EARLY_SECONDS = 300;
    private static final List<String> METRICS =
            List.of("sps", "sign-ins", "payments", "start-time");
    private static final double[] METRIC_SHARES = {0.7, 0.12, 0.08, 0.1};

    private final World world;
    private final PageLog pages;
    private final Dice dice;
    private final List<Participant> participants = new ArrayList<>();
    private final List<Deviation> deviations = new ArrayList<>();
    private final List<Handover> handovers = new ArrayList<>();

    /// The facts of an incident that decide who comes.
    record Call(int incident, int service, long at, long stable, boolean isLong) {}

    /// Who takes part so far, in the order in which they were called.
    private final Map<Integer, Participant> present = new LinkedHashMap<>();

    Response(World world, PageLog pages) {
        this.world = world;
        this.pages = pages;
        dice = world.dice("response");
    }

    List<Participant> participants() {
        return participants;
    }

    List<Deviation> deviations() {
        deviations.sort(Comparator.comparing(Deviation::from));
        return deviations;
    }

    List<Handover> handovers() {
        handovers.sort(Comparator.comparing(Handover::at));
        return handovers;
    }

    void respond(Call call) {
        present.clear();
        long seen = call.at() + 20 + dice.below(160);
        if (dice.chance(WITH_DEVIATION)) {
            deviate(call, seen);
        }
        long paged = seen + 20 + dice.below(90);
        int owner = world.organisation().ownerOf()[call.service()];
        int first = firstPaged(call.service(), owner);
        boolean border = first != owner;
        double wait = dice.logNormal(11 * 60, 0.6) * (border ? world.ratio(Effect.SLOW_BORDER) : 1);
        long acts = Math.min(paged + (long) wait, call.stable() - 60);
        if (border) {
            joinOnCall(call, first, paged, paged + dice.below(240) + 60);
            long over = paged + (acts - paged) * 7 / 10;
            handovers.add(
                    new Handover(
                            IncidentLog.id(call.incident()),
                            Instant.ofEpochSecond(over),
                            teamId(first),
                            teamId(owner)));
            joinOwner(call, over, acts);
        } else {
            joinOwner(call, paged, acts);
        }
        joinOnCall(call, 0, paged + 60, paged + 120 + dice.below(300));
        joinOthers(call, acts);
        present.values().stream()
                .sorted(Comparator.comparing(Participant::joinedAt))
                .forEach(participants::add);
    }

    private void deviate(Call call, long seen) {
        long back = Math.max(seen + 120, call.stable() - dice.below(600));
        deviations.add(
                new Deviation(
                        METRICS.get(dice.weighted(METRIC_SHARES)),
                        Instant.ofEpochSecond(seen),
                        Instant.ofEpochSecond(back),
                        IncidentLog.id(call.incident())));
        double more = Math.max(0, world.ratio(Effect.EARLY_VOICE) - 1);
        int early = more == 0 ? 0 : dice.poisson(more * EARLY_SECONDS * pages.usualRate(seen));
        int[] dependents = world.organisation().dependents()[call.service()];
        for (int i = 0; i < early; i++) {
            boolean near = dependents.length > 0 && dice.chance(0.6);
            int service = near ? dependents[dice.below(dependents.length)] : call.service();
            int team = world.organisation().ownerOf()[service];
            long at = seen - 1 - dice.below(EARLY_SECONDS - 1);
            int person = world.plan().onCall(team, at);
            if (person >= 0) {
                pages.add(new PageLog.Order(person, at, service, team, call.incident()));
            }
        }
    }

    /// The team paged first: the owner, or one whose service needs this one.
    private int firstPaged(int service, int owner) {
        Organisation organisation = world.organisation();
        if (organisation.teams().size() == 1 || !dice.chance(FIRST_ELSEWHERE)) {
            return owner;
        }
        int[] dependents = organisation.dependents()[service];
        for (int i = 0; i < dependents.length; i++) {
            int team = organisation.ownerOf()[dependents[dice.below(dependents.length)]];
            if (team != owner) {
                return team;
            }
        }
        return (owner + 1 + dice.below(organisation.teams().size() - 1))
                % organisation.teams().size();
    }

    /// The owning team's first on call; where they do not know the service, somebody who does is
    /// asked and acts at `acts`.
    private void joinOwner(Call call, long paged, long acts) {
        int owner = world.organisation().ownerOf()[call.service()];
        int person = world.plan().onCall(owner, paged);
        boolean knows = person >= 0 && world.knows(person, call.service(), acts);
        joinOnCall(call, owner, paged, knows ? acts : paged + (acts - paged) / 2);
        if (!knows) {
            ask(call, acts);
        }
    }

    private void joinOnCall(Call call, int team, long paged, long joins) {
        int person = world.plan().onCall(team, paged);
        if (person >= 0 && !present.containsKey(person)) {
            pages.add(new PageLog.Order(person, paged, call.service(), team, call.incident()));
            boolean leads = team == 0 || world.organisation().teams().size() == 1;
            join(call, person, new Arrival(leads ? "commander" : "responder", "oncall", joins));
        }
    }

    private void joinOthers(Call call, long acts) {
        long room = Math.max(60, call.stable() - acts - 30);
        int asked = dice.poisson(0.6);
        for (int i = 0; i < asked; i++) {
            ask(call, acts + dice.below((int) room));
        }
        int[] team = world.organisation().members()[world.organisation().ownerOf()[call.service()]];
        if (dice.chance(0.3)) {
            page(call, team[dice.below(team.length)], acts + dice.below((int) room));
        }
        boolean trap = world.settings().plants(Effect.TIRED_EXPERTS) && call.isLong();
        for (int mate : team) {
            if (trap && world.isExpert(mate) && dice.chance(0.6)) {
                page(call, mate, acts + dice.below((int) room));
            }
        }
        if (dice.chance(0.12)) {
            int anybody = dice.below(world.organisation().people().size());
            long at = acts + dice.below((int) room);
            if (isFree(anybody, at)) {
                join(call, anybody, new Arrival("responder", "chance", at));
            }
        }
    }

    private void page(Call call, int person, long at) {
        if (isFree(person, at)) {
            pages.add(new PageLog.Order(person, at - 30, call.service(), -1, call.incident()));
            join(call, person, new Arrival("responder", "paged", at));
        }
    }

    /// Somebody who knows the service, is there and not yet in it: all equally likely where nothing
    /// is planted; with [Effect#SAME_FEW] the first of each team more than others.
    private void ask(Call call, long at) {
        List<Organisation.Knower> knowers = world.organisation().knowers().get(call.service());
        double[] weights = new double[knowers.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            int person = knowers.get(i).person();
            int day = world.leave().daysOf(person).dayOf(at);
            boolean can = knowers.get(i).knows(day) && isFree(person, at);
            weights[i] = can ? isOfTheFew(person) ? world.ratio(Effect.SAME_FEW) : 1 : 0;
            sum += weights[i];
        }
        if (sum > 0) {
            int person = knowers.get(dice.weighted(weights)).person();
            join(call, person, new Arrival("expert", "asked", at));
        }
    }

    private boolean isOfTheFew(int person) {
        int team = world.organisation().teamOf()[person];
        return world.organisation().members()[team][0] == person;
    }

    private boolean isFree(int person, long at) {
        return !present.containsKey(person) && !world.leave().isAwayAt(person, at);
    }

    private record Arrival(String role, String reached, long at) {}

    private void join(Call call, int person, Arrival arrival) {
        present.put(
                person,
                new Participant(
                        IncidentLog.id(call.incident()),
                        world.organisation().personId(person),
                        arrival.role(),
                        arrival.reached(),
                        Instant.ofEpochSecond(arrival.at())));
    }

    private String teamId(int team) {
        return world.organisation().teams().get(team).id();
    }
}
