package dev.afterglow.patterns;

import dev.afterglow.actions.Action;
import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Ending;
import dev.afterglow.actions.Origin;
import dev.afterglow.actions.State;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.services.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Actions that came from incidents, and the incidents in which an automation took part.
@Component
class KeptActions implements Learnt {

    private static final Duration BACK = Duration.ofDays(5 * 366);

    private final Actions actions;

    KeptActions(Actions actions) {
        this.actions = actions;
    }

    @Override
    public void addTo(HistoryDraft draft, Instant until) {
        Set<String> known = new HashSet<>();
        draft.incidents.forEach(incident -> known.add(incident.id()));
        for (Action action : actions.since(until.minus(BACK))) {
            if (action.origin() instanceof Origin.OfIncident(var incident)
                    && known.contains(incident.toString())) {
                draft.actions.add(kept(action, incident.toString()));
            }
        }
        if (!draft.actions.isEmpty()) {
            draft.present.add(Table.ACTIONS);
            addAutomations(draft);
        }
    }

    private static History.Action kept(Action action, String incident) {
        Ending ending = action.ending();
        ServiceId automates = action.automates();
        return new History.Action(
                action.id().toString(),
                incident,
                action.state() == State.DONE ? "done" : action.state().words(),
                ending == null ? null : ending.at(),
                automates == null ? "" : automates.value());
    }

    private void addAutomations(HistoryDraft draft) {
        List<ActionId> automations = actions.automations().stream().map(Action::id).toList();
        Map<String, String> inIncident = new HashMap<>();
        actions.incidentsWith(automations)
                .forEach((action, incidents) ->
                        incidents.forEach(number ->
                                inIncident.put(
                                        new IncidentId(number).toString(), action.toString())));
        draft.incidents.replaceAll(incident ->
                inIncident.containsKey(incident.id())
                        ? incident.withAutomation(inIncident.get(incident.id()))
                        : incident);
    }
}
