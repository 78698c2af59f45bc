package dev.afterglow.paging.web;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.DeviationAlerts;
import dev.afterglow.metrics.Glance;
import dev.afterglow.metrics.Glances;
import dev.afterglow.paging.Page;
import dev.afterglow.web.Times;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What the key metric shows, for a page that it opened.
@Component
class Seen {

    private final Alerts alerts;
    private final Glances glances;

    Seen(Alerts alerts, Glances glances) {
        this.alerts = alerts;
        this.glances = glances;
    }

    /// Empty when something else opened the page.
    Optional<Glance> of(Page page, Times times) {
        return Optional.ofNullable(page.alert())
                .flatMap(alerts::alert)
                .map(Alert::signal)
                .flatMap(DeviationAlerts::deviation)
                .flatMap(deviation -> glances.glance(deviation, times));
    }
}
