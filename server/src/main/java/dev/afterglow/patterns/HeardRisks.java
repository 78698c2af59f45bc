package dev.afterglow.patterns;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.radar.OnRadar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Risks that a session has heard, with the incidents that people linked to them.
@Component
class HeardRisks implements Learnt {

    private final OnRadar radar;

    HeardRisks(OnRadar radar) {
        this.radar = radar;
    }

    @Override
    public void addTo(HistoryDraft draft, Instant until) {
        Set<String> known =
                draft.incidents.stream().map(History.Incident::id).collect(Collectors.toSet());
        for (OnRadar.Linked linked : radar.all()) {
            Instant heard = linked.risk().firstHeard();
            if (heard == null || !heard.isBefore(until)) {
                continue;
            }
            String risk = linked.risk().id().toString();
            LocalDate day = LocalDate.ofInstant(heard, ZoneOffset.UTC);
            for (IncidentId incident : linked.incidents()) {
                if (known.contains(incident.toString())) {
                    draft.risks.add(new History.Risk(risk, day, incident.toString()));
                }
            }
            draft.present.add(Table.RISKS);
        }
    }
}
