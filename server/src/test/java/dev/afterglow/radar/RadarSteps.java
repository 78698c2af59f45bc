package dev.afterglow.radar;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// What tests of the radar do again and again: people who draw tickets, hand in and collate.
@Component
@Lazy
class RadarSteps {

    private final TestPeople people;
    private final Tickets tickets;
    private final TicketStore store;
    private final HandingIn handingIn;
    private final CuratorDesk desk;
    private final Cycles cycles;
    private final RadarSessions sessions;
    private final Risks risks;
    private final SettableClock clock;
    private final SecureRandom random = new SecureRandom();

    RadarSteps(
            TestPeople people,
            Tickets tickets,
            TicketStore store,
            HandingIn handingIn,
            CuratorDesk desk,
            Cycles cycles,
            RadarSessions sessions,
            Risks risks,
            SettableClock clock) {
        this.people = people;
        this.tickets = tickets;
        this.store = store;
        this.handingIn = handingIn;
        this.desk = desk;
        this.cycles = cycles;
        this.sessions = sessions;
        this.risks = risks;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Actor curator() {
        people.person("hannah", Role.CURATOR);
        return people.actor("hannah");
    }

    /// So many people, `p1`, `p2`, …, and as many others who hold tickets of the open round.
    Crowd crowd(int size) {
        long cycle = tickets.keys(now()).getFirst().cycle();
        for (int i = 1; i <= size; i++) {
            people.person("p" + i, Role.VIEWER);
            PersonId holder = people.person("h" + i, Role.VIEWER).id();
            for (int slot = 1; slot <= Ticket.SLOTS; slot++) {
                store.draw(new TicketStore.Draw(cycle, slot, holder), "a request of " + holder);
            }
        }
        return new Crowd(this, new HashMap<>());
    }

    /// People who draw when their tickets are first asked for.
    record Crowd(RadarSteps steps, Map<String, List<Ticket>> drawn) {

        List<Ticket> get(String person) {
            return drawn.computeIfAbsent(person, steps::draw);
        }
    }

    List<Ticket> draw(String person) {
        TicketHolder holder = TicketHolder.of(tickets.keys(now()), random);
        return holder.open(tickets.draw(new PersonId(person), holder.requests(), now()));
    }

    HandedIn confidential(String person, String words, Ticket ticket) {
        return handingIn.confidential(
                worry(words), new HandingIn.Sender(new PersonId(person), ticket, false), now());
    }

    /// Without script: no ticket.
    HandedIn confidential(String person, String words) {
        return handingIn.confidential(
                worry(words), new HandingIn.Sender(new PersonId(person), null, false), now());
    }

    Receipt unlinkable(String words, Ticket ticket) {
        Receipt receipt = Receipt.random(random);
        taken(handingIn.unlinkable(worry(words), ticket, receipt, now()));
        return receipt;
    }

    static UUID taken(HandedIn answer) {
        return switch (answer) {
            case HandedIn.Taken(UUID id) -> id;
            case HandedIn.Refused(String reason) -> throw new AssertionError(reason);
        };
    }

    static String refusal(HandedIn answer) {
        return switch (answer) {
            case HandedIn.Taken(UUID id) -> throw new AssertionError("was taken as " + id);
            case HandedIn.Refused(String reason) -> reason;
        };
    }

    static Worry worry(String words) {
        return new Worry(words, Knowing.FEELING, "");
    }

    /// Closes the round and puts everything on the desk into one risk, told and on the agenda.
    RiskId collateAll(String told) {
        Actor curator = curator();
        cycles.close(curator, now());
        List<Submission> all = new ArrayList<>(desk.toRead());
        RiskId risk = done(desk.alone(all.removeFirst().id(), curator, now()));
        all.forEach(one -> done(desk.same(one.id(), "risk:" + risk, curator, now())));
        tell(risk, told);
        return risk;
    }

    void tell(RiskId id, String told) {
        Risk risk = risks.risk(id).orElseThrow();
        done(
                desk.tell(
                        new Risk(
                                id,
                                told,
                                risk.firstCycle(),
                                true,
                                risk.released(),
                                risk.firstHeard(),
                                risk.services()),
                        curator(),
                        now()));
    }

    RadarSession beginSession() {
        Actor curator = curator();
        RadarSession planned = done(sessions.plan(now(), curator, now()));
        return done(sessions.begin(planned.id(), curator, now()));
    }

    static RiskId done(CuratorDesk.Outcome outcome) {
        return switch (outcome) {
            case CuratorDesk.Outcome.Done(RiskId risk) -> risk;
            case CuratorDesk.Outcome.Refused(String reason) -> throw new AssertionError(reason);
        };
    }

    static RadarSession done(RadarSessions.Outcome outcome) {
        return switch (outcome) {
            case RadarSessions.Outcome.Done(RadarSession session) -> session;
            case RadarSessions.Outcome.Refused(String reason) -> throw new AssertionError(reason);
        };
    }
}
