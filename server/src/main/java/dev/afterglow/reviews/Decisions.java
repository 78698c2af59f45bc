package dev.afterglow.reviews;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.Phase;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to decisions: what there is to learn, what an incident deserves, and whether it paid.
@Service
public class Decisions {

    /// A decision is looked back on after this long.
    public static final Duration LOOK_BACK_AFTER = Duration.ofDays(45);

    private static final int COMPARED = 200;
    private static final int TEAM_GUESTS_MOST = 20;
    private static final int EVERYBODY_GUESTS = 44;
    private static final int DECISIONS_MAX = 500;

    private final DecisionStore store;
    private final Incidents incidents;
    private final People people;
    private final Services services;
    private final EarlierCases earlier;
    private final List<SignalSource> sources;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Decisions(
            DecisionStore store,
            Incidents incidents,
            People people,
            Services services,
            EarlierCases earlier,
            List<SignalSource> sources,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.incidents = incidents;
        this.people = people;
        this.services = services;
        this.earlier = earlier;
        this.sources = sources;
        this.audit = audit;
        this.events = events;
    }

    /// Keeps what an incident deserves and why; a decision may be changed, and the earlier stays.
    @Transactional
    public Outcome decide(Decision decision, Actor actor) {
        Incident incident = incidents.incident(decision.incident()).orElse(null);
        if (incident == null) {
            return new Outcome.Refused("There is no incident " + decision.incident() + ".");
        }
        if (incident.phase() == Phase.RESPONDING) {
            return new Outcome.Refused(
                    "Not while people are responding: decide when it is stable.");
        }
        store.decide(decision);
        audit.record(
                actor,
                new Audit.Act(
                        "incident.decided",
                        "incident:" + decision.incident(),
                        decision.deserves().word()),
                decision.at());
        events.publishEvent(
                new ReviewEvent.Decided(decision.incident(), decision.deserves(), decision.at()));
        return new Outcome.Done();
    }

    public Optional<Decision> decision(IncidentId incident) {
        return store.find(incident);
    }

    /// By incident; those without a decision are left out.
    public Map<IncidentId, Decision> decisions(Collection<IncidentId> of) {
        return store.of(of).stream()
                .collect(Collectors.toMap(Decision::incident, Function.identity()));
    }

    /// In [from, to), newest first; at most 500.
    public List<Decision> between(Instant from, Instant to) {
        return store.between(from, to, DECISIONS_MAX);
    }

    /// Decisions old enough to ask whether they paid, newest first; at most 50.
    public List<Decision> toLookBackOn(Instant now) {
        return store.notLookedBackOn(now.minus(LOOK_BACK_AFTER), 50);
    }

    @Transactional
    public Outcome lookBack(LookBack look) {
        if (store.find(look.incident()).isEmpty()) {
            return new Outcome.Refused("Nothing was decided about " + look.incident() + " yet.");
        }
        store.lookBack(look);
        return new Outcome.Done();
    }

    public Optional<LookBack> lookBackOn(IncidentId incident) {
        return store.lookBack(incident);
    }

    /// Stable or closed incidents that wait for a decision, newest first, among the last 200.
    public List<Incident> undecided(Instant now) {
        List<Incident> recent =
                incidents.before(now.plusSeconds(1), COMPARED).stream()
                        .filter(one -> one.phase() != Phase.RESPONDING && !one.isReal())
                        .toList();
        Map<IncidentId, Decision> decided = decisions(recent.stream().map(Incident::id).toList());
        return recent.stream().filter(one -> !decided.containsKey(one.id())).toList();
    }

    /// Somebody who was there says how it was; saying it again replaces it.
    @Transactional
    public void say(IncidentId incident, Voice voice) {
        store.say(incident, voice);
    }

    public List<Voice> voices(IncidentId incident) {
        return store.voices(incident);
    }

    /// What there is to learn, the strongest kinds first.
    public List<Signal> signals(Incident incident) {
        return sources.stream()
                .flatMap(source -> source.signals(incident).stream())
                .sorted(Comparator.comparingInt(Signal::order))
                .toList();
    }

    /// The five most alike before it: of the last 200, and of all that are told in like words.
    public Alike alike(Incident incident, Actor actor) {
        List<EarlierCases.Near> nearest = earlier.nearest(incident, actor);
        Map<IncidentId, Decision> decided =
                decisions(nearest.stream().map(one -> one.incident().id()).toList());
        return new Alike(
                nearest.stream()
                        .map(one ->
                                new Alike.Case(
                                        one.incident(),
                                        one.likeness(),
                                        decided.get(one.incident().id())))
                        .toList(),
                earlier.usual(incident));
    }

    /// What each choice would cost.
    public Costs costs(Incident incident) {
        int wereThere = incidents.participants(incident.id()).size();
        int guests = teamGuests(incident).size();
        long everybody = Math.min(EVERYBODY_GUESTS, people.search("", 0, 1).count());
        return new Costs(wereThere, guests, Math.max((int) everybody, guests));
    }

    /// Whom a teams' review would invite: those who were there, then people of the teams that own
    /// what was touched; at most 20.
    public Set<PersonId> teamGuests(Incident incident) {
        Set<PersonId> guests =
                incidents.participants(incident.id()).stream()
                        .map(Participant::person)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        int room = guests.size() + Math.max(2, guests.size() / 2);
        for (TeamId team : teams(incident)) {
            people.team(team).ifPresent(one -> guests.addAll(one.members()));
        }
        return guests.stream()
                .limit(Math.min(TEAM_GUESTS_MOST, room))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<TeamId> teams(Incident incident) {
        return incident.services().stream()
                .flatMap(id -> services.service(id).stream())
                .flatMap(service -> Optional.ofNullable(service.team()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// How decisions of a kind fared.
    ///
    /// @param paid how many paid, in whole; of those somebody looked back on
    public record Fared(
            Deserves deserves, int decided, int hours, int paid, int partly, int didNot) {}

    /// One for each choice, the cheapest first; those never made are all zeros.
    public List<Fared> fared(Instant since) {
        Map<Deserves, DecisionStore.Tally> tallies =
                store.tallies(since).stream()
                        .collect(
                                Collectors.toMap(
                                        DecisionStore.Tally::deserves, Function.identity()));
        List<Fared> fared = new ArrayList<>();
        for (Deserves one : Deserves.values()) {
            DecisionStore.Tally tally =
                    tallies.getOrDefault(one, new DecisionStore.Tally(one, 0, 0, 0, 0, 0));
            fared.add(
                    new Fared(
                            one,
                            tally.decided(),
                            tally.hours(),
                            tally.paid(),
                            tally.partly(),
                            tally.didNot()));
        }
        return fared;
    }
}
