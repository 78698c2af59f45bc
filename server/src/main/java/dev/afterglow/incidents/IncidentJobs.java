package dev.afterglow.incidents;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Alerts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets the records of incidents grow by what the product knows.
@Component
class IncidentJobs {

    /// For how long after it was stable a record still grows by itself.
    private static final Duration AFTER = Duration.ofHours(2);

    private final IncidentStore store;
    private final RecordStore record;
    private final Gathering gathering;
    private final Alerts alerts;
    private final TransactionTemplate transaction;

    IncidentJobs(
            IncidentStore store,
            RecordStore record,
            Gathering gathering,
            Alerts alerts,
            TransactionTemplate transaction) {
        this.store = store;
        this.record = record;
        this.gathering = gathering;
        this.alerts = alerts;
        this.transaction = transaction;
    }

    /// One pass over all incidents that go on; one that another server works on is left to it.
    ///
    /// @return how many lines were added
    public int step(Instant now) {
        int added = 0;
        for (IncidentId id : store.growing(now.minus(AFTER))) {
            Integer lines = transaction.execute(status -> grow(id, now));
            added += lines == null ? 0 : lines;
        }
        return added;
    }

    private int grow(IncidentId id, Instant now) {
        Incident incident = store.lockFree(id).orElse(null);
        if (incident == null) {
            return 0;
        }
        Alert origin = store.alertOf(id).map(AlertId::new).flatMap(alerts::alert).orElse(null);
        Gathering.Gathered gathered = gathering.of(incident, origin, now);
        gathered.people().forEach(one -> record.join(id, one));
        List<NewLine> lines = gathered.lines();
        return (int) lines.stream().filter(line -> record.add(id, line, now)).count();
    }
}
