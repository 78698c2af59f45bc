package dev.afterglow.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to heartbeats: what must be heard again and again, or there is an alert.
@Service
public class Heartbeats {

    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_OF_A_SOURCE = 100;

    /// No step for so long means that no server listened.
    private static final Duration DEAF = Duration.ofSeconds(30);

    private final HeartbeatStore store;
    private final Alerts alerts;

    Heartbeats(HeartbeatStore store, Alerts alerts) {
        this.store = store;
        this.alerts = alerts;
    }

    /// Makes a heartbeat or changes its service, severity or interval; what was heard is kept.
    ///
    /// @throws IllegalArgumentException when its source has a hundred others
    @Transactional
    public Heartbeat define(Heartbeat heartbeat) {
        Optional<Heartbeat> before = store.locked(heartbeat.source(), heartbeat.name());
        if (before.isEmpty() && store.list(heartbeat.source()).size() >= MOST_OF_A_SOURCE) {
            throw new IllegalArgumentException(
                    "%s has %d heartbeats already, which is the most; remove one before %s"
                            .formatted(heartbeat.source(), MOST_OF_A_SOURCE, heartbeat.name()));
        }
        Instant heard = before.map(Heartbeat::lastAt).orElse(heartbeat.lastAt());
        Heartbeat kept = at(heartbeat, heard);
        store.save(kept);
        return kept;
    }

    /// It was heard: it is due again after its interval, and its alert, if any, is over.
    ///
    /// @return empty when no such heartbeat is defined
    @Transactional
    public Optional<Heartbeat> beat(String source, String name, Instant at) {
        return store.locked(source, name)
                .map(heartbeat -> {
                    Heartbeat heard = at(heartbeat, at);
                    store.save(heard);
                    alerts.resolveByKey(alertSource(heartbeat), heartbeat.name(), at);
                    return heard;
                });
    }

    @Transactional
    public boolean remove(String source, String name, Instant at) {
        alerts.resolveByKey("heartbeat:" + source, name, at);
        return store.remove(source, name);
    }

    /// By source and name; at most 5,000.
    ///
    /// @param source null for all
    public List<Heartbeat> list(@Nullable String source) {
        return store.list(source);
    }

    /// Opens an alert for each that is late.
    ///
    /// @return how many
    @Transactional
    int late(Instant at) {
        Optional<Instant> before = store.look(at);
        before.filter(looked -> looked.plus(DEAF).isBefore(at))
                .ifPresent(looked -> store.forgive(looked, Duration.between(looked, at)));
        List<Heartbeat> late = store.late(at, MOST_AT_ONCE);
        for (Heartbeat heartbeat : late) {
            store.save(withDue(heartbeat, null));
            alerts.raise(signal(heartbeat), at);
        }
        return late.size();
    }

    private static Signal signal(Heartbeat heartbeat) {
        return new Signal(
                heartbeat.service(),
                alertSource(heartbeat),
                heartbeat.name(),
                heartbeat.severity(),
                "No heartbeat of " + heartbeat.name(),
                "%s of %s comes every %d s and was last heard at %s."
                        .formatted(
                                heartbeat.name(),
                                heartbeat.source(),
                                heartbeat.every().toSeconds(),
                                heartbeat.lastAt()),
                Map.of("heartbeat", heartbeat.name(), "of", heartbeat.source()),
                null);
    }

    private static String alertSource(Heartbeat heartbeat) {
        return "heartbeat:" + heartbeat.source();
    }

    private static Heartbeat at(Heartbeat heartbeat, @Nullable Instant heard) {
        Heartbeat now =
                new Heartbeat(
                        heartbeat.source(),
                        heartbeat.name(),
                        heartbeat.service(),
                        heartbeat.severity(),
                        heartbeat.every(),
                        heard,
                        null);
        return heard == null ? now : withDue(now, now.dueAfter(heard));
    }

    private static Heartbeat withDue(Heartbeat heartbeat, @Nullable Instant due) {
        return new Heartbeat(
                heartbeat.source(),
                heartbeat.name(),
                heartbeat.service(),
                heartbeat.severity(),
                heartbeat.every(),
                heartbeat.lastAt(),
                due);
    }
}
