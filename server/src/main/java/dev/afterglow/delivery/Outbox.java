package dev.afterglow.delivery;

import dev.afterglow.delivery.DeliveryStore.Lease;
import dev.afterglow.delivery.DeliveryStore.Recorded;
import dev.afterglow.delivery.PaceStore.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The states of the outbox, one transaction a step: waiting, sending, and then sent, failed or
/// waiting again. The calls of providers happen between the steps, outside of any transaction.
@Component
class Outbox {

    /// Longer than [Attempts#DEADLINE], so that a living server always ends its attempts in time;
    /// short enough that another server goes on within thirty seconds.
    static final Duration LEASE = Duration.ofSeconds(20);

    private static final int RECOVERED_AT_ONCE = 200;

    private final DeliveryStore store;
    private final ContactStore contacts;
    private final PaceStore paces;
    private final Fallback fallback;
    private final ServerName server;
    private final ApplicationEventPublisher events;

    Outbox(
            DeliveryStore store,
            ContactStore contacts,
            PaceStore paces,
            Fallback fallback,
            ServerName server,
            ApplicationEventPublisher events) {
        this.store = store;
        this.contacts = contacts;
        this.paces = paces;
        this.fallback = fallback;
        this.server = server;
        this.events = events;
    }

    /// Takes due messages for this server. Those that are too many for their address in a minute
    /// are bundled; first pages never are, and lanes of first pages wait for no other server.
    @Transactional
    public List<Claimed> claim(Map<Lane, Integer> places, Instant now) {
        List<Claimed> claimed = store.claim(places, Lease.of(server.value(), now, LEASE), now);
        Map<Place, Integer> room = room(claimed, now);
        List<Claimed> leaving = new ArrayList<>();
        Map<Place, List<MessageId>> tooMany = new HashMap<>();
        for (Claimed one : claimed) {
            Place place = Place.of(one);
            if (!isPaced(one)) {
                leaving.add(one);
            } else if (room.merge(place, -1, Integer::sum) >= 0) {
                leaving.add(one.carrying(paces.carriedBy(one.id())));
            } else {
                tooMany.computeIfAbsent(place, ignored -> new ArrayList<>()).add(one.id());
            }
        }
        tooMany.forEach((place, ids) -> paces.bundle(place, ids, now));
        return leaving;
    }

    /// How many of the claimed messages may leave, by place.
    private Map<Place, Integer> room(List<Claimed> claimed, Instant now) {
        Map<Place, Integer> wanted = new HashMap<>();
        claimed.stream()
                .filter(Outbox::isPaced)
                .forEach(one -> wanted.merge(Place.of(one), 1, Integer::sum));
        Map<Place, Integer> room = new HashMap<>();
        paces.count(wanted, now)
                .forEach((place, earlier) ->
                        room.put(place, Math.max(0, Pace.aMinute(place.channel()) - earlier)));
        return room;
    }

    private static boolean isPaced(Claimed one) {
        return one.priority() != Priority.FIRST_PAGE && Pace.hasLimit(one.channel());
    }

    /// Writes down what came of attempts, tells listeners, and starts other ways to a person whom a
    /// page did not reach.
    @Transactional
    public void record(List<Ending> endings) {
        Map<MessageId, Ending> byMessage =
                endings.stream().collect(Collectors.toMap(Ending::message, Function.identity()));
        contacts.noteAddresses(endings);
        for (Recorded recorded : store.record(endings)) {
            Ending ending = byMessage.get(recorded.id());
            if (ending != null) {
                String fellTo =
                        ending.next().falls() ? fallback.fallFrom(recorded, ending.at()) : "";
                events.publishEvent(event(ending, recorded, fellTo));
            }
        }
    }

    /// Ends the attempts of servers that crashed or froze: nobody knows whether they arrived.
    ///
    /// @return how many
    @Transactional
    public int recover(Instant now) {
        List<Ending> endings =
                store.cutOff(RECOVERED_AT_ONCE, now).stream()
                        .map(cut -> Ending.of(cut, CUT_OFF, now))
                        .toList();
        if (!endings.isEmpty()) {
            record(endings);
        }
        return endings.size();
    }

    private static final Outcome CUT_OFF =
            new Outcome.Unknown("the server that was sending it stopped or froze");

    private static MessageEvent event(Ending ending, Recorded recorded, String fellTo) {
        MessageId id = recorded.id();
        String reference = recorded.reference();
        Instant at = ending.at();
        boolean isEnded = ending.next() instanceof Retries.Next.Ended;
        return switch (ending.outcome()) {
            case Outcome.Sent sent ->
                    new MessageEvent.Sent(id, reference, at, recorded.mayBeRepeat());
            case Outcome.Refused(String reason) ->
                    new MessageEvent.Failed(id, reference, at, true, reason, fellTo);
            case Outcome.NotReady(String reason) ->
                    new MessageEvent.Failed(id, reference, at, true, reason, fellTo);
            case Outcome.TryLater later ->
                    new MessageEvent.Failed(id, reference, at, isEnded, later.reason(), fellTo);
            case Outcome.Unknown(String reason) ->
                    isEnded
                            ? new MessageEvent.Failed(id, reference, at, true, reason, fellTo)
                            : new MessageEvent.Unknown(id, reference, at, reason);
        };
    }
}
