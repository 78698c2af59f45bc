package dev.afterglow.alerts;

import dev.afterglow.people.Actor;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What happens to alerts because time passes; each method is one transaction over rows it locked.
@Component
class AlertTimers {

    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_HELD_ON = 5_000;
    private static final Actor SYSTEM = new Actor.OfSystem("alerts");

    private final AlertStore store;
    private final Alerts alerts;
    private final Holding holding;
    private final AlertSettings settings;

    AlertTimers(AlertStore store, Alerts alerts, Holding holding, AlertSettings settings) {
        this.store = store;
        this.alerts = alerts;
        this.holding = holding;
        this.settings = settings;
    }

    /// Suppressed alerts whose time has come are held on or page.
    @Transactional
    int lookAgain(Instant at) {
        int heldOn = store.holdOn(at, at.plus(settings.lookAgain()), MOST_HELD_ON);
        List<Alert> due = store.dueForAnotherLook(at, MOST_AT_ONCE);
        due.forEach(alert -> holding.lookAgain(alert, at));
        return heldOn + due.size();
    }

    /// Alerts that had an end of their own and were not said again resolve.
    @Transactional
    int expire(Instant at) {
        List<Alert> due = store.expired(at, MOST_AT_ONCE);
        due.forEach(alert -> alerts.resolve(alert.id(), SYSTEM, at));
        return due.size();
    }
}
