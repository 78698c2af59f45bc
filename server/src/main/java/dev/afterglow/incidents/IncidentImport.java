package dev.afterglow.incidents;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes over incidents that were kept elsewhere. They are closed, and of their close nobody was
/// asked; whatever is imported a second time changes nothing.
@Service
public class IncidentImport {

    private static final int SUMMARY_MAX = 600;

    private final ImportStore store;
    private final RecordStore record;
    private final Services services;
    private final People people;
    private final Audit audit;

    IncidentImport(
            ImportStore store, RecordStore record, Services services, People people, Audit audit) {
        this.store = store;
        this.record = record;
        this.services = services;
        this.people = people;
        this.audit = audit;
    }

    /// All of them, or none when it fails.
    @Transactional
    public ImportCounts take(List<ImportedIncident> incidents, Actor actor, Instant now) {
        PersonMatcher matcher = new PersonMatcher(people.everybody());
        Map<String, ServiceId> known = knownServices();
        int added = 0;
        int changed = 0;
        for (ImportedIncident incident : incidents) {
            String digest = digest(incident);
            Optional<ImportStore.Kept> kept = store.find(incident.key());
            if (kept.isPresent() && kept.get().digest().equals(digest)) {
                continue;
            }
            List<ServiceId> touched =
                    incident.services().stream()
                            .map(name -> known.get(name.toLowerCase(Locale.ROOT)))
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
            ImportStore.Row row = new ImportStore.Row(incident, summary(incident), digest, touched);
            IncidentId id;
            if (kept.isPresent()) {
                id = kept.get().id();
                store.update(id, row, now);
                changed++;
            } else {
                id = store.insert(row, now);
                added++;
            }
            lines(id, incident, matcher, now);
        }
        if (added + changed > 0) {
            String detail = "%d new, %d changed".formatted(added, changed);
            audit.record(actor, new Audit.Act("incidents.imported", "incidents", detail), now);
        }
        return new ImportCounts(added, changed, incidents.size() - added - changed);
    }

    private void lines(
            IncidentId id, ImportedIncident incident, PersonMatcher matcher, Instant now) {
        for (ImportedIncident.Line line : incident.lines()) {
            PersonId author = matcher.match(List.of(line.speaker())).orElse(null);
            String text = line.isDayOnly() ? line.text() + " (the time is not known)" : line.text();
            record.add(
                    id,
                    new NewLine(
                            line.at(),
                            RecordLine.Kind.NOTE,
                            author,
                            line.speaker().isBlank() ? "Write-up" : line.speaker(),
                            cut(text, NewLine.TEXT_MAX),
                            false,
                            "import:" + sha(line.at() + "\n" + line.original()),
                            line.original()),
                    now);
        }
        for (ImportedIncident.Responder responder : incident.responders()) {
            matcher.match(List.of(responder.person()))
                    .ifPresent(person ->
                            record.join(
                                    id,
                                    new Participant(person, Reached.PAGED, responder.at(), "")));
        }
    }

    private Map<String, ServiceId> knownServices() {
        Map<String, ServiceId> known = new HashMap<>();
        services.all()
                .forEach(service -> {
                    known.put(service.name().toLowerCase(Locale.ROOT), service.id());
                    known.put(service.id().value(), service.id());
                });
        return known;
    }

    /// The first paragraph that is no heading, table or list.
    static String summary(ImportedIncident incident) {
        return incident.text()
                .lines()
                .map(String::strip)
                .filter(line -> line.length() > 40)
                .filter(line -> !line.matches("^(#|\\||-|\\*|>|`|\\d+[.)]\\s).*"))
                .findFirst()
                .map(line -> cut(line, SUMMARY_MAX))
                .orElse("");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String digest(ImportedIncident incident) {
        return sha(incident.toString());
    }

    static String sha(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
