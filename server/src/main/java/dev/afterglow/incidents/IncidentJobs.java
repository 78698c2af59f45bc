package dev.afterglow.incidents;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Alerts;
import java.time.Duration;
import java.time.Instant;
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
            Incident incident = store.find(id).orElse(null);
            if (incident != null) {
                added += grow(incident, now);
            }
        }
        return added;
    }

    /// Gathers before anything is held: in a storm that is long, and people write meanwhile.
    private int grow(Incident incident, Instant now) {
        IncidentId id = incident.id();
        Alert origin = store.alertOf(id).map(AlertId::new).flatMap(alerts::alert).orElse(null);
        Gathering.Gathered gathered = gathering.of(incident, origin, now);
        Integer lines = transaction.execute(status -> add(incident, gathered, now));
        return lines == null ? 0 : lines;
    }

    /// Nothing where it changed since, or somebody holds it: the next pass gathers anew.
    private int add(Incident incident, Gathering.Gathered gathered, Instant now) {
        IncidentId id = incident.id();
        if (store.lockFree(id).filter(incident::equals).isEmpty()) {
            return 0;
        }
        record.joinAll(id, gathered.people());
        return record.addAll(id, gathered.lines(), now);
    }
}
