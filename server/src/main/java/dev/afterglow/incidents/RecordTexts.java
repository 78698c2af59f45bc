package dev.afterglow.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The summary of an incident, and what people wrote and said into its record.
@Component
class RecordTexts implements IncidentTexts {

    private static final Set<RecordLine.Kind> SAID =
            Set.of(RecordLine.Kind.NOTE, RecordLine.Kind.UPDATE, RecordLine.Kind.CHAT);

    private final Incidents incidents;

    RecordTexts(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public List<IncidentText> of(IncidentId id) {
        Incident incident = incidents.incident(id).orElse(null);
        if (incident == null || incident.isRestricted()) {
            return List.of();
        }
        List<IncidentText> texts = new ArrayList<>();
        incidents
                .writeUp(id)
                .ifPresent(written ->
                        texts.add(
                                new IncidentText(
                                        "write-up",
                                        "Write-up",
                                        written.text(),
                                        incident.declaredAt())));
        if (!incident.summary().isBlank()) {
            texts.add(
                    new IncidentText(
                            "summary", "Summary", incident.summary(), incident.declaredAt()));
        }
        List<RecordLine> said =
                incidents.lines(id).reversed().stream()
                        .filter(line -> SAID.contains(line.kind()))
                        .toList();
        if (!said.isEmpty()) {
            String text =
                    said.stream()
                            .map(line -> line.speaker() + ": " + line.text())
                            .reduce((one, next) -> one + "\n\n" + next)
                            .orElse("");
            Instant last =
                    said.stream().map(RecordLine::writtenAt).max(Instant::compareTo).orElseThrow();
            texts.add(new IncidentText("record", "What people said", text, last));
        }
        return texts;
    }
}
