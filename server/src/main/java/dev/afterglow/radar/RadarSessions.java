package dev.afterglow.radar;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to sessions. Counts exist only from the moment a session begins, for all its risks at
/// once, and only over rounds that are closed: nobody can watch a number move.
@Service
public class RadarSessions {

    private static final Duration FARTHEST = Duration.ofDays(366);
    private static final int ATTENDED_MAX = 10_000;

    private final SessionStore store;
    private final RiskStore risks;
    private final SubmissionStore submissions;
    private final People people;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    RadarSessions(
            SessionStore store,
            RiskStore risks,
            SubmissionStore submissions,
            People people,
            Audit audit) {
        this.store = store;
        this.risks = risks;
        this.submissions = submissions;
        this.people = people;
        this.audit = audit;
    }

    /// How an act ended.
    public sealed interface Outcome {

        record Done(RadarSession session) implements Outcome {}

        /// Nothing was changed.
        record Refused(String reason) implements Outcome {}
    }

    /// The one that is planned or running.
    public Optional<RadarSession> next() {
        return store.next();
    }

    public Optional<RadarSession> session(long id) {
        return store.find(id);
    }

    /// Those that were held, newest first; at most 100.
    public List<RadarSession> held() {
        return store.held();
    }

    /// What a session hears, as it was released; empty while it is only planned.
    public List<AgendaItem> agenda(long session) {
        return store.agenda(session);
    }

    /// The number of the session to come, from 1; it stays the same until that one was held.
    public int nextNumber() {
        return store.countHeld() + 1;
    }

    /// How many risks each of the held sessions heard.
    public Map<Long, Integer> heardCounts() {
        return store.heard();
    }

    /// What the next session will hear, without any count.
    public List<Risk> waiting() {
        return risks.onAgenda();
    }

    public List<String> views(long session, RiskId risk) {
        return store.views(session, risk);
    }

    /// When a risk was heard, oldest first.
    public List<RadarSession> thatHeard(RiskId risk) {
        return store.thatHeard(risk);
    }

    /// Plans the next session, or moves it.
    @Transactional
    public Outcome plan(Instant startsAt, Actor curator, Instant now) {
        if (startsAt.isBefore(now.minus(Duration.ofDays(1)))
                || startsAt.isAfter(now.plus(FARTHEST))) {
            return new Outcome.Refused(
                    "A session is planned between now and a year from now, was " + startsAt + ".");
        }
        Optional<RadarSession> session = store.plan(startsAt);
        if (session.isEmpty()) {
            return new Outcome.Refused("A session goes on; end it first.");
        }
        record(curator, "radar.session-planned", session.get().id(), now);
        return new Outcome.Done(session.get());
    }

    /// Begins the session: from here on the counts of its risks can be read. Nobody hands in, takes
    /// back or puts together meanwhile: what is counted is what is marked as counted.
    @Transactional
    public Outcome begin(long id, Actor curator, Instant now) {
        submissions.hold();
        if (!isIn(RadarSession.State.PLANNED, id)) {
            return new Outcome.Refused("This session has begun already, or there is none.");
        }
        List<Risk> agenda = risks.onAgenda();
        List<AgendaItem> items = new ArrayList<>();
        agenda.forEach(risk -> count(risk).ifPresent(items::add));
        if (items.isEmpty()) {
            return new Outcome.Refused(
                    agenda.isEmpty()
                            ? "Nothing is on the agenda yet: tell a risk at the desk first."
                            : "All that is on the agenda was handed in in the round that is still"
                                    + " open; close the round first.");
        }
        Collections.shuffle(items, random);
        items.sort(Comparator.comparingInt((AgendaItem item) -> bin(item.people())).reversed());
        store.begin(id);
        for (int i = 0; i < items.size(); i++) {
            store.insert(id, i + 1, items.get(i));
            risks.release(items.get(i).risk(), items.get(i).people(), now);
        }
        record(curator, "radar.session-begun", id, now);
        return new Outcome.Done(store.find(id).orElseThrow());
    }

    /// Notes a view from the room; it has no name.
    @Transactional
    public void note(long session, RiskId risk, String words) {
        requireRunning(session);
        if (store.views(session, risk).size() >= Note.MOST) {
            throw new IllegalArgumentException("A risk has at most 100 views in a session.");
        }
        store.addView(session, risk, Note.checked(words));
    }

    /// One more in the room sees it, too.
    @Transactional
    public void seeItToo(long session, RiskId risk) {
        requireRunning(session);
        store.seeItToo(session, risk);
    }

    /// Ends it and keeps how many were there.
    @Transactional
    public Outcome end(long id, int attended, Actor curator, Instant now) {
        if (attended < 1 || attended > ATTENDED_MAX) {
            return new Outcome.Refused(
                    "How many were there: 1 to 10,000, was %,d.".formatted(attended));
        }
        if (!store.end(id, attended)) {
            return new Outcome.Refused("Only a session that goes on can be ended.");
        }
        record(curator, "radar.session-held", id, now);
        return new Outcome.Done(store.find(id).orElseThrow());
    }

    /// The risk with its number; empty when all its worries are of the open round.
    private Optional<AgendaItem> count(Risk risk) {
        List<Corroboration.Voice> voices = risks.voices(risk.id());
        Set<PersonId> named = new HashSet<>();
        voices.forEach(voice -> Optional.ofNullable(voice.person()).ifPresent(named::add));
        int atLeast = Corroboration.atLeast(voices, risks.named(named));
        int told = Math.max(risk.released(), atLeast);
        if (voices.isEmpty() && risk.released() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new AgendaItem(
                        risk.id(), 0, risk.told(), told, Facets.of(told, named, teams(named)), 0));
    }

    private Map<String, Set<PersonId>> teams(Set<PersonId> named) {
        if (named.size() < Facets.FEWEST) {
            return Map.of();
        }
        return people.teams().stream()
                .collect(
                        Collectors.toMap(
                                Team::name, team -> Set.copyOf(team.members()), (a, b) -> a));
    }

    /// Numbers that are told alike are in no order.
    private static int bin(int people) {
        return people == 3 ? 2 : people;
    }

    private void requireRunning(long session) {
        if (!isIn(RadarSession.State.RUNNING, session)) {
            throw new IllegalArgumentException("Only a session that goes on takes this.");
        }
    }

    private boolean isIn(RadarSession.State state, long session) {
        return store.find(session).filter(one -> one.state() == state).isPresent();
    }

    private void record(Actor curator, String verb, long session, Instant now) {
        audit.record(curator, new Audit.Act(verb, "radar-session:" + session, ""), now);
    }
}
