package dev.afterglow.intake;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Changed;
import dev.afterglow.alerts.Heartbeat;
import dev.afterglow.alerts.Heartbeats;
import dev.afterglow.alerts.Raised;
import dev.afterglow.alerts.Signal;
import dev.afterglow.people.Actor;
import dev.afterglow.services.Change;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The door to intake: what a message says becomes alerts, changes and heartbeats, in one
/// transaction.
@Service
public class Intake {

    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(5);
    private static final int SUMMARY_LIMIT = 1_000;

    private final Alerts alerts;
    private final Heartbeats heartbeats;
    private final Services services;
    private final MessageStore store;
    private final Convoys convoys;
    private final TransactionTemplate transactions;

    Intake(
            Alerts alerts,
            Heartbeats heartbeats,
            Services services,
            MessageStore store,
            Convoys convoys,
            TransactionTemplate transactions) {
        this.alerts = alerts;
        this.heartbeats = heartbeats;
        this.services = services;
        this.store = store;
        this.convoys = convoys;
        this.transactions = transactions;
    }

    /// Does what a message says: all of it or, when it throws, nothing.
    ///
    /// @return what became of each, in the order said
    public List<Became> accept(Integration integration, List<Said> said, Instant at) {
        List<Said.Fires> fires =
                said.stream()
                        .filter(Said.Fires.class::isInstance)
                        .map(Said.Fires.class::cast)
                        .toList();
        boolean isOnlyProblems = !said.isEmpty() && fires.size() == said.size();
        if (isOnlyProblems && !TransactionSynchronizationManager.isActualTransactionActive()) {
            List<Signal> signals = fires.stream().map(one -> signal(integration, one)).toList();
            return convoys.raise(signals, at).stream().map(Intake::became).toList();
        }
        return Objects.requireNonNull(
                transactions.execute(status -> acceptAlone(integration, said, at)));
    }

    private List<Became> acceptAlone(Integration integration, List<Said> said, Instant at) {
        // In the order of keys, so that two senders of one group never wait for each other in a
        // circle.
        List<Integer> order =
                IntStream.range(0, said.size())
                        .boxed()
                        .sorted(Comparator.comparing(index -> key(said.get(index))))
                        .toList();
        @Nullable Became[] became = new @Nullable Became[said.size()];
        for (int index : order) {
            became[index] = become(integration, said.get(index), at);
        }
        List<Became> all = new ArrayList<>(said.size());
        for (Became one : became) {
            all.add(Objects.requireNonNull(one));
        }
        return all;
    }

    private static String key(Said said) {
        return switch (said) {
            case Said.Fires fires -> fires.key();
            case Said.Ends ends -> ends.key();
            case Said.Taken taken -> taken.key();
            case Said.Happened ignored -> "";
            case Said.Beats beats -> beats.name();
            case Said.Nothing ignored -> "";
        };
    }

    private Became become(Integration integration, Said said, Instant at) {
        String source = integration.source();
        return switch (said) {
            case Said.Fires fires -> became(alerts.raise(signal(integration, fires), at));
            case Said.Ends ends ->
                    changed(
                            ends.key(),
                            "resolved",
                            alerts.resolveByKey(source, ends.key(), ends.startedAt(), at));
            case Said.Taken taken ->
                    changed(
                            taken.key(),
                            "acknowledged",
                            alerts.alert(source, taken.key())
                                    .map(Alert::id)
                                    .map(id -> alerts.acknowledge(id, actor(integration), at))
                                    .orElseGet(Changed.Unknown::new));
            case Said.Happened happened -> happened(integration, happened, at);
            case Said.Beats beats -> beaten(integration, beats, at);
            case Said.Nothing nothing -> Became.of("nothing", "").because(nothing.because());
        };
    }

    private static Actor actor(Integration integration) {
        return new Actor.OfSystem(integration.source());
    }

    private Signal signal(Integration integration, Said.Fires fires) {
        return new Signal(
                service(integration, fires),
                integration.source(),
                fires.key(),
                fires.severity(),
                fires.title(),
                fires.details(),
                fires.labels(),
                fires.link(),
                fires.startedAt(),
                fires.expiresAt());
    }

    private static Became became(Raised raised) {
        return switch (raised) {
            case Raised.Opened(Alert alert) -> became("opened", alert, "");
            case Raised.Repeated(Alert alert) -> became("repeated", alert, "");
            case Raised.Suppressed(Alert alert, var reason) ->
                    became("suppressed", alert, reason.because());
            case Raised.Late(Alert alert) ->
                    became("late", alert, "A late copy of what its source has resolved");
        };
    }

    private ServiceId service(Integration integration, Said.Fires fires) {
        String label = integration.serviceLabel();
        if (label == null) {
            return integration.service();
        }
        return Optional.ofNullable(fires.labels().get(label))
                .filter(value -> value.matches("[a-z0-9][a-z0-9._-]{0,62}"))
                .map(ServiceId::new)
                .filter(id -> services.service(id).isPresent())
                .orElse(integration.service());
    }

    private static Became became(String what, Alert alert, String words) {
        return new Became(what, alert.signal().dedupKey(), alert.id(), words);
    }

    private static Became changed(String key, String what, Changed changed) {
        return switch (changed) {
            case Changed.Done(Alert alert) -> became(what, alert, "");
            case Changed.Already(Alert alert, String because) ->
                    became("unchanged", alert, because);
            case Changed.Unknown() ->
                    Became.of("unchanged", key).because("No alert is open under this key");
        };
    }

    private Became happened(Integration integration, Said.Happened happened, Instant at) {
        String summary = happened.summary();
        String link = happened.link();
        boolean web = link != null && link.matches("https?://.{1,1900}");
        Instant when = happened.at();
        services.recordChange(
                new Change(
                        integration.service(),
                        summary.substring(0, Math.min(SUMMARY_LIMIT, summary.length())),
                        when == null ? at : when,
                        integration.source(),
                        null,
                        web ? link : null,
                        happened.key()),
                at);
        return Became.of("change", "");
    }

    private Became beaten(Integration integration, Said.Beats beats, Instant at) {
        String source = integration.source();
        Duration every = beats.every();
        Optional<Heartbeat> known =
                heartbeats.list(source).stream()
                        .filter(heartbeat -> heartbeat.name().equals(beats.name()))
                        .findFirst();
        if (known.isEmpty()) {
            heartbeats.define(
                    Heartbeat.of(
                            source,
                            beats.name(),
                            integration.service(),
                            every == null ? USUAL_INTERVAL : every));
        } else if (every != null && !every.equals(known.get().every())) {
            Heartbeat old = known.get();
            heartbeats.define(
                    new Heartbeat(
                            source, old.name(), old.service(), old.severity(), every, null, null));
        }
        return heartbeats
                .beat(source, beats.name(), at)
                .map(heard -> Became.of("heartbeat", heard.name()).because(due(heard)))
                .orElseGet(() -> Became.of("unchanged", beats.name()));
    }

    private static String due(Heartbeat heartbeat) {
        return "Late if not heard again until " + heartbeat.dueAt();
    }

    /// What became of an Opsgenie request of this integration.
    public Optional<Request> request(Integration integration, UUID id) {
        return store.request(integration.id(), id);
    }

    /// Keeps what became of a request, in the caller's transaction.
    @Transactional
    public void keep(Request request) {
        store.add(request);
    }

    /// The alert of an integration by its number; another integration's alerts are not told.
    public Optional<Alert> alert(Integration integration, AlertId id) {
        return alerts.alert(id)
                .filter(alert -> alert.signal().source().equals(integration.source()));
    }
}
