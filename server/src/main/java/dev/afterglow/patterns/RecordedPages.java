package dev.afterglow.patterns;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.incidents.IncidentArchive;
import dev.afterglow.paging.PageArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The pages of this server and of those before it, each with the incident it belongs to: the one
/// its alert became, else the one in which its person took part at that time.
@Component
class RecordedPages {

    /// A page may come so long before people feel anything.
    static final Duration BEFORE = Duration.ofMinutes(30);

    private final PageArchive archive;
    private final PersonalStore personal;

    RecordedPages(PageArchive archive, PersonalStore personal) {
        this.archive = archive;
        this.personal = personal;
    }

    /// Adds those in [from, until). Incidents and participants are in the draft already.
    void addTo(
            HistoryDraft draft, List<IncidentArchive.Past> incidents, Instant from, Instant until) {
        Map<AlertId, String> byAlert = new HashMap<>();
        for (IncidentArchive.Past incident : incidents) {
            if (incident.alert() != null) {
                byAlert.put(incident.alert(), incident.id().toString());
            }
        }
        Map<String, List<History.Incident>> byPerson = byPerson(draft);
        archive.rung(
                from,
                until,
                rung -> {
                    String person = rung.person().value();
                    String incident = byAlert.get(rung.alert());
                    draft.pages.add(
                            new History.Page(
                                    person,
                                    rung.at(),
                                    incident == null
                                            ? during(byPerson.get(person), rung.at())
                                            : incident,
                                    rung.service().value()));
                });
        personal.told(
                from,
                until,
                told -> {
                    String person = told.person().value();
                    draft.pages.add(
                            new History.Page(
                                    person,
                                    told.at(),
                                    during(byPerson.get(person), told.at()),
                                    told.service().value()));
                });
    }

    private static Map<String, List<History.Incident>> byPerson(HistoryDraft draft) {
        Map<String, History.Incident> byId = new HashMap<>();
        draft.incidents.forEach(incident -> byId.put(incident.id(), incident));
        Map<String, List<History.Incident>> byPerson = new HashMap<>();
        for (History.Participant took : draft.participants) {
            History.Incident incident = byId.get(took.incident());
            if (incident != null) {
                byPerson.computeIfAbsent(took.person(), id -> new ArrayList<>()).add(incident);
            }
        }
        return byPerson;
    }

    private static @Nullable String during(@Nullable List<History.Incident> incidents, Instant at) {
        if (incidents == null) {
            return null;
        }
        for (History.Incident incident : incidents) {
            Instant stable = incident.stableAt();
            boolean begun = !at.isBefore(incident.startedAt().minus(BEFORE));
            if (begun && (stable == null || at.isBefore(stable))) {
                return incident.id();
            }
        }
        return null;
    }
}
