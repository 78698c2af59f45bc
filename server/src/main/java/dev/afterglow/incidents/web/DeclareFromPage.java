package dev.afterglow.incidents.web;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageAct;
import org.springframework.stereotype.Component;

/// What somebody who has a page can do next.
@Component
class DeclareFromPage implements PageAct {

    @Override
    public String label() {
        return "Declare an incident";
    }

    @Override
    public String address(Page page) {
        AlertId alert = page.alert();
        return alert == null ? "/incidents/new" : "/incidents/new?alert=" + alert.value();
    }
}
