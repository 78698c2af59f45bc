package dev.afterglow.paging;

import dev.afterglow.alerts.Alerts;
import dev.afterglow.paging.VigilStore.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// A loop that does not trust the others: it looks at the rows alone. An unacknowledged firing
/// alert without a future timer is itself an alarm, told to administrators; while all is well it
/// tells an outside heartbeat, so that silence outside means trouble here.
@Component
class Vigil {

    private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);

    /// A timer or message this late was not worked on.
    private static final Duration TOO_LATE = Duration.ofMinutes(2);

    private static final int MOST_FINDINGS = 50;

    private final VigilStore store;
    private final Alerts alerts;
    private final VigilAlarm alarm;
    private final OutsideHeartbeat heartbeat;

    Vigil(VigilStore store, Alerts alerts, VigilAlarm alarm, OutsideHeartbeat heartbeat) {
        this.store = store;
        this.alerts = alerts;
        this.alarm = alarm;
        this.heartbeat = heartbeat;
    }

    /// Looks once.
    ///
    /// @return how many findings there are now
    public int step(Instant now) {
        int broken = store.restartStuck(now.minus(TOO_LATE), now);
        if (broken > 0) {
            LOG.error("event=timers-restarted count={} cause=no-timer-without-reason", broken);
        }
        List<Finding> findings = new ArrayList<>(store.unanswered(MOST_FINDINGS));
        findings.addAll(store.unpaged(alerts.pagingSince(now.minus(TOO_LATE)), MOST_FINDINGS));
        List<Finding> stuck = store.late(now.minus(TOO_LATE), MOST_FINDINGS);
        findings.addAll(stuck);
        alarm.raise(findings, now);
        if (stuck.isEmpty()) {
            heartbeat.beat(now);
        }
        return findings.size();
    }
}
