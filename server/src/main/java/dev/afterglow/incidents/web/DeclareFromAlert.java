package dev.afterglow.incidents.web;

import dev.afterglow.alerts.AlertAct;
import dev.afterglow.alerts.AlertId;
import org.springframework.stereotype.Component;

/// What somebody who looks at an alert can do next.
@Component
class DeclareFromAlert implements AlertAct {

    @Override
    public String label() {
        return "Declare an incident";
    }

    @Override
    public String address(AlertId alert) {
        return "/incidents/new?alert=" + alert.value();
    }
}
