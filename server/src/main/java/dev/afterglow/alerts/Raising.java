package dev.afterglow.alerts;

import dev.afterglow.alerts.OpeningStore.Decided;
import dev.afterglow.alerts.OpeningStore.Written;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Raises many signals in the caller's transaction, with two statements a round.
///
/// A round has each service and each key at most once, so that the second alert of a service finds
/// the first and joins its page, just as when one comes after the other.
@Component
class Raising {

    private final AlertStore store;
    private final OpeningStore openings;
    private final CircumstanceStore circumstances;
    private final EntryStore entries;
    private final Holding holding;
    private final ApplicationEventPublisher events;

    Raising(
            AlertStore store,
            OpeningStore openings,
            CircumstanceStore circumstances,
            EntryStore entries,
            Holding holding,
            ApplicationEventPublisher events) {
        this.store = store;
        this.openings = openings;
        this.circumstances = circumstances;
        this.entries = entries;
        this.holding = holding;
        this.events = events;
    }

    /// @return in the order given
    List<Raised> raise(List<Signal> signals, Instant at) {
        if (signals.size() > 1) {
            openings.takeTurns(signals);
        }
        Raised[] raised = new Raised[signals.size()];
        for (List<Integer> round : rounds(signals)) {
            List<Signal> now = round.stream().map(signals::get).toList();
            List<Raised> results = raiseApart(now, at);
            for (int place = 0; place < round.size(); place++) {
                raised[round.get(place)] = results.get(place);
            }
        }
        return List.of(raised);
    }

    /// Places of signals; a service or key that comes again goes into a later round.
    private static List<List<Integer>> rounds(List<Signal> signals) {
        List<List<Integer>> rounds = new ArrayList<>();
        Map<ServiceId, Integer> ofService = new HashMap<>();
        Map<Key, Integer> ofKey = new HashMap<>();
        for (int place = 0; place < signals.size(); place++) {
            Signal signal = signals.get(place);
            int round =
                    Math.max(
                            ofService.getOrDefault(signal.service(), 0),
                            ofKey.getOrDefault(Key.of(signal), 0));
            ofService.put(signal.service(), round + 1);
            ofKey.put(Key.of(signal), round + 1);
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(place);
        }
        return rounds;
    }

    private record Key(String source, String key) {

        static Key of(Signal signal) {
            return new Key(signal.source(), signal.dedupKey());
        }
    }

    private List<Raised> raiseApart(List<Signal> signals, Instant at) {
        List<CircumstanceStore.Around> around = circumstances.around(signals, at);
        List<Decided> decided = new ArrayList<>();
        for (int place = 0; place < signals.size(); place++) {
            Signal signal = signals.get(place);
            if (around.get(place).late() == null) {
                decided.add(
                        new Decided(
                                signal,
                                holding.decide(signal, around.get(place).circumstances(), at)));
            }
        }
        Map<Key, Written> written = new HashMap<>();
        if (!decided.isEmpty()) {
            openings.write(decided, at)
                    .forEach(one -> written.put(Key.of(one.alert().signal()), one));
        }
        List<Raised> raised = new ArrayList<>();
        List<Entry> held = new ArrayList<>();
        for (int place = 0; place < signals.size(); place++) {
            AlertId late = around.get(place).late();
            raised.add(
                    late != null ? late(late) : raised(written(written, signals.get(place)), at));
            if (raised.getLast() instanceof Raised.Suppressed(Alert alert, Suppression reason)) {
                held.add(
                        new Entry(alert.id(), at, "suppressed", "system:alerts", reason.because()));
            }
        }
        entries.add(held);
        return raised;
    }

    private static Written written(Map<Key, Written> written, Signal signal) {
        Written one = written.get(Key.of(signal));
        if (one == null) {
            throw new IllegalStateException("Not written: " + Key.of(signal));
        }
        return one;
    }

    private Raised late(AlertId late) {
        return store.locked(late)
                .<Raised>map(Raised.Late::new)
                .orElseThrow(() -> new IllegalStateException("gone: " + late));
    }

    private Raised raised(Written written, Instant at) {
        Alert alert = written.alert();
        if (!written.opened()) {
            return repeated(written, at);
        }
        Suppression suppression = alert.suppression();
        if (suppression != null) {
            events.publishEvent(new AlertEvent.Suppressed(alert, suppression, at));
            return new Raised.Suppressed(alert, suppression);
        }
        events.publishEvent(new AlertEvent.Opened(alert, at));
        return new Raised.Opened(alert);
    }

    private Raised repeated(Written written, Instant at) {
        Alert alert = written.alert();
        if (written.worsened()) {
            entries.add(
                    new Entry(
                            alert.id(), at, "worsened", "system:alerts", alert.severity().word()));
            events.publishEvent(new AlertEvent.Worsened(alert, at));
            alert = holding.afterWorsening(alert, at);
        }
        return new Raised.Repeated(alert);
    }
}
