package dev.afterglow.setup;

import dev.afterglow.company.Chronicle;
import dev.afterglow.company.History;
import dev.afterglow.company.RiskStory;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.radar.CuratorDesk;
import dev.afterglow.radar.Cycle;
import dev.afterglow.radar.Cycles;
import dev.afterglow.radar.HandingIn;
import dev.afterglow.radar.Knowing;
import dev.afterglow.radar.OnRadar;
import dev.afterglow.radar.RadarSession;
import dev.afterglow.radar.RadarSessions;
import dev.afterglow.radar.RadarUpkeep;
import dev.afterglow.radar.Receipt;
import dev.afterglow.radar.Risk;
import dev.afterglow.radar.RiskId;
import dev.afterglow.radar.Risks;
import dev.afterglow.radar.Submission;
import dev.afterglow.radar.Ticket;
import dev.afterglow.radar.TicketHolder;
import dev.afterglow.radar.Tickets;
import dev.afterglow.radar.Worry;
import dev.afterglow.services.ServiceId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells the simulated company's worries through the doors of the radar: people draw tickets and
/// hand in, curators put together and tell, sessions hear, incidents are linked.
@Component
class DemoRadar implements DemoChapter {

    private static final int HOLDERS = 24;
    private static final int CURATORS = 2;
    private static final int ROUNDS = 14;
    private static final Duration SESSION_AFTER = Duration.ofDays(2);
    private static final LocalTime NOON = LocalTime.NOON;

    private final Cycles cycles;
    private final Tickets tickets;
    private final HandingIn handingIn;
    private final CuratorDesk desk;
    private final Risks risks;
    private final RadarSessions sessions;
    private final OnRadar onRadar;
    private final RadarUpkeep upkeep;
    private final People people;
    private final SecureRandom random = new SecureRandom();

    DemoRadar(
            Cycles cycles,
            Tickets tickets,
            HandingIn handingIn,
            CuratorDesk desk,
            Risks risks,
            RadarSessions sessions,
            OnRadar onRadar,
            RadarUpkeep upkeep,
            People people) {
        this.cycles = cycles;
        this.tickets = tickets;
        this.handingIn = handingIn;
        this.desk = desk;
        this.risks = risks;
        this.sessions = sessions;
        this.onRadar = onRadar;
        this.upkeep = upkeep;
        this.people = people;
    }

    /// What grows while it is told.
    ///
    /// @param riskOf by the story's risk
    /// @param storyOf by the words of a voice
    private record Telling(
            History history,
            Map<String, RiskId> riskOf,
            Map<String, RiskStory> storyOf,
            Map<String, IncidentId> incidents) {}

    @Override
    public void prepare() {
        tickets.makeAhead(ROUNDS);
    }

    /// Everything before `now`, in one transaction: whoever looks meanwhile, a job or a visitor,
    /// waits for the round that is open in the end.
    @Override
    @Transactional
    public void tell(Story demo) {
        Chronicle chronicle = demo.chronicle();
        Map<String, IncidentId> incidents = demo.incidents();
        Instant now = demo.now();
        if (!cycles.forgetUnused()) {
            return;
        }
        appointCurators(now);
        Telling telling =
                new Telling(chronicle.history(), new HashMap<>(), new HashMap<>(), incidents);
        chronicle
                .risks()
                .forEach(story ->
                        story.voices()
                                .forEach(voice -> telling.storyOf().put(voice.text(), story)));
        TreeMap<LocalDate, List<RiskStory.Voice>> byRound =
                Stream.concat(
                                chronicle.risks().stream()
                                        .flatMap(story -> story.voices().stream()),
                                chronicle.unheard().stream())
                        .filter(voice -> at(voice.handedIn()).isBefore(now))
                        .collect(
                                Collectors.groupingBy(
                                        voice -> roundOf(voice.handedIn()),
                                        TreeMap::new,
                                        Collectors.toList()));
        byRound.forEach((begin, voices) -> round(telling, voices, now));
        link(chronicle, telling, now);
        planNext(now);
        upkeep.tidy(now);
    }

    /// The months of two that a day lies in.
    private static LocalDate roundOf(LocalDate day) {
        LocalDate month = day.withDayOfMonth(1);
        return month.minusMonths((month.getMonthValue() - 1) % 2);
    }

    private void appointCurators(Instant now) {
        people.everybody().stream()
                .filter(person -> person.role() == Role.RESPONDER)
                .limit(CURATORS)
                .forEach(person -> people.define(person.withRole(Role.CURATOR), now));
    }

    /// A round with its worries; one that is over is collated and heard, the open one waits.
    private void round(Telling telling, List<RiskStory.Voice> voices, Instant now) {
        List<RiskStory.Voice> inOrder =
                voices.stream().sorted(Comparator.comparing(RiskStory.Voice::handedIn)).toList();
        Instant first = at(inOrder.getFirst().handedIn());
        Cycle cycle = cycles.open(first);
        boolean isOpen = now.isBefore(cycle.closesAt());
        Map<PersonId, List<Ticket>> held = draw(inOrder, isOpen ? now : first);
        inOrder.forEach(voice -> handIn(voice, held, first));
        if (isOpen) {
            return;
        }
        Instant over = cycle.closesAt().plus(SESSION_AFTER);
        cycles.open(over);
        desk.toRead().forEach(one -> collate(telling, one, over));
        hear(over.plus(Duration.ofHours(15)), inOrder.size());
    }

    /// Draws for those who hand in, and for enough others that unlinkable is offered.
    private Map<PersonId, List<Ticket>> draw(List<RiskStory.Voice> voices, Instant at) {
        Set<PersonId> drawing =
                voices.stream()
                        .map(voice -> new PersonId(voice.person()))
                        .collect(Collectors.toSet());
        people.everybody().stream().map(Person::id).limit(HOLDERS).forEach(drawing::add);
        Map<PersonId, List<Ticket>> held = new HashMap<>();
        List<Tickets.Key> keys = tickets.keys(at);
        for (PersonId person : drawing) {
            TicketHolder holder = TicketHolder.of(keys, random);
            held.put(
                    person,
                    new ArrayList<>(holder.open(tickets.draw(person, holder.requests(), at))));
        }
        return held;
    }

    private void handIn(RiskStory.Voice voice, Map<PersonId, List<Ticket>> held, Instant at) {
        PersonId person = new PersonId(voice.person());
        List<Ticket> left = held.getOrDefault(person, new ArrayList<>());
        if (left.isEmpty()) {
            return;
        }
        Ticket ticket = left.removeFirst();
        Worry worry = new Worry(voice.text(), Knowing.FEELING, "");
        if (voice.unlinkable()) {
            handingIn.unlinkable(worry, ticket, Receipt.random(random), at);
        } else {
            handingIn.confidential(worry, new HandingIn.Sender(person, ticket, false), at);
        }
    }

    private void collate(Telling telling, Submission worry, Instant at) {
        RiskStory story = telling.storyOf().get(Objects.requireNonNullElse(worry.words(), ""));
        if (story == null) {
            return;
        }
        RiskId known = telling.riskOf().get(story.risk());
        CuratorDesk.Outcome outcome =
                known == null
                        ? desk.alone(worry.id(), DemoCompany.DEMO, at)
                        : desk.same(worry.id(), "risk:" + known, DemoCompany.DEMO, at);
        if (outcome instanceof CuratorDesk.Outcome.Done(RiskId id)) {
            telling.riskOf().put(story.risk(), id);
            risks.risk(id).ifPresent(risk -> tellOf(telling.history(), story, risk, at));
        }
    }

    private void tellOf(History history, RiskStory story, Risk risk, Instant at) {
        Set<ServiceId> about =
                history.risks().stream()
                        .filter(one -> one.id().equals(story.risk()))
                        .map(one -> new ServiceId(one.service()))
                        .collect(Collectors.toSet());
        Risk told =
                new Risk(
                        risk.id(),
                        story.told(),
                        risk.firstCycle(),
                        true,
                        risk.released(),
                        risk.firstHeard(),
                        about);
        if (desk.tell(told, DemoCompany.DEMO, at) instanceof CuratorDesk.Outcome.Refused refused) {
            throw new IllegalStateException(told.told() + ": " + refused);
        }
    }

    private void hear(Instant at, int size) {
        sessions.plan(at, DemoCompany.DEMO, at);
        sessions.next()
                .map(planned -> sessions.begin(planned.id(), DemoCompany.DEMO, at))
                .filter(RadarSessions.Outcome.Done.class::isInstance)
                .map(RadarSessions.Outcome.Done.class::cast)
                .map(RadarSessions.Outcome.Done::session)
                .map(RadarSession::id)
                .ifPresent(id -> sessions.end(id, 22 + 3 * size % 19, DemoCompany.DEMO, at));
    }

    private void link(Chronicle chronicle, Telling telling, Instant now) {
        for (dev.afterglow.company.Risk risk : chronicle.history().risks()) {
            RiskId here = telling.riskOf().get(risk.id());
            if (here != null) {
                risk.incidents().stream()
                        .flatMap(id ->
                                java.util.Optional.ofNullable(telling.incidents().get(id)).stream())
                        .forEach(id -> onRadar.link(here, id, DemoCompany.DEMO, now));
            }
        }
    }

    private void planNext(Instant now) {
        Cycle open = cycles.open(now);
        sessions.plan(
                open.closesAt().plus(SESSION_AFTER).plus(Duration.ofHours(15)),
                DemoCompany.DEMO,
                now);
        draw(List.of(), now);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(NOON).toInstant(ZoneOffset.UTC);
    }
}
