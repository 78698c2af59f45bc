package dev.afterglow.setup;

import dev.afterglow.company.Chronicle;
import dev.afterglow.company.IncidentStory;
import dev.afterglow.company.RealIncident;
import dev.afterglow.company.RealIncidents;
import dev.afterglow.incidents.Closing;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.NewLine;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.Reached;
import dev.afterglow.incidents.RecordLine;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells the simulated company's incidents, and a few real public ones, through the door of
/// incidents.
@Component
class DemoIncidents {

    /// A metric that sees it later than this after it began saw it late.
    private static final Duration IN_TIME = Duration.ofMinutes(5);

    private static final Duration CLOSED_AFTER = Duration.ofHours(20);
    private static final Set<String> TOLD_BY_THE_DOOR = Set.of("declared", "stable");
    private static final int TITLE_MAX = 200;

    private final Incidents incidents;

    DemoIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    /// Everything before `now`; all or nothing.
    ///
    /// @return the incidents by their id in the chronicle, or of the real one
    @Transactional
    public Map<String, IncidentId> tell(Chronicle chronicle, Instant now) {
        Map<String, IncidentId> told = new LinkedHashMap<>();
        Map<String, IncidentStory> stories =
                chronicle.incidents().stream()
                        .collect(Collectors.toMap(IncidentStory::incident, Function.identity()));
        Map<String, String> names =
                chronicle.history().people().stream()
                        .collect(
                                Collectors.toMap(
                                        dev.afterglow.company.Person::id,
                                        dev.afterglow.company.Person::name));
        RealIncidents.all().forEach(real -> told.put(real.id(), retell(real)));
        for (var incident : chronicle.history().incidents()) {
            if (incident.stableAt().plus(CLOSED_AFTER).isBefore(now)) {
                IncidentStory story = stories.get(incident.id());
                if (story != null) {
                    told.put(incident.id(), tell(incident, story, names, chronicle));
                }
            }
        }
        return told;
    }

    private IncidentId tell(
            dev.afterglow.company.Incident incident,
            IncidentStory story,
            Map<String, String> names,
            Chronicle chronicle) {
        List<dev.afterglow.company.Participant> came =
                chronicle.history().participants().stream()
                        .filter(one -> one.incident().equals(incident.id()))
                        .toList();
        PersonId commander =
                came.stream()
                        .filter(one -> one.role().equals("commander"))
                        .map(one -> new PersonId(one.person()))
                        .findFirst()
                        .orElse(null);
        IncidentId id =
                incidents.declare(
                        new Declaration(
                                cut(story.title()),
                                story.summary(),
                                IncidentKind.IMPACT,
                                3,
                                List.of(new ServiceId(incident.service())),
                                felt(incident, chronicle),
                                null,
                                commander),
                        DemoCompany.DEMO,
                        incident.startedAt().plus(Duration.ofMinutes(5)));
        came.forEach(one -> join(id, one));
        story.timeline().stream()
                .filter(entry -> !TOLD_BY_THE_DOOR.contains(entry.kind()))
                .forEach(entry -> incidents.add(id, line(entry, names), entry.at()));
        incidents.stabilise(
                id,
                incident.stableAt(),
                story.stableBecause(),
                DemoCompany.DEMO,
                incident.stableAt());
        Instant at = incident.stableAt().plus(CLOSED_AFTER);
        incidents.close(id, closing(incident, chronicle, at), DemoCompany.DEMO, at);
        return id;
    }

    /// What the key metrics saw of it, and when.
    private static Closing closing(
            dev.afterglow.company.Incident incident, Chronicle chronicle, Instant at) {
        Optional<dev.afterglow.company.Deviation> seen =
                chronicle.history().deviations().stream()
                        .filter(deviation -> incident.id().equals(deviation.incident()))
                        .min(Comparator.comparing(dev.afterglow.company.Deviation::from));
        if (seen.isEmpty()) {
            return new Closing(at, Closing.Sight.MISSED, null, "Support, from a call");
        }
        Instant from = seen.get().from();
        boolean isLate = from.isAfter(incident.startedAt().plus(IN_TIME));
        return new Closing(
                at,
                isLate ? Closing.Sight.LATE : Closing.Sight.SEEN,
                new MetricId(seen.get().metric()),
                from,
                isLate ? "Support, from a call" : "The metric");
    }

    /// People feel it when a key metric leaves its band; where none did, when it began.
    private static Instant felt(dev.afterglow.company.Incident incident, Chronicle chronicle) {
        return chronicle.history().deviations().stream()
                .filter(deviation -> deviation.incident().equals(incident.id()))
                .map(dev.afterglow.company.Deviation::from)
                .filter(from -> from.isBefore(incident.stableAt()))
                .findFirst()
                .orElse(incident.startedAt());
    }

    private void join(IncidentId id, dev.afterglow.company.Participant one) {
        incidents.join(
                id,
                new Participant(
                        new PersonId(one.person()),
                        Reached.valueOf(one.reached().toUpperCase(Locale.ROOT)),
                        one.joinedAt(),
                        one.role()),
                one.joinedAt());
    }

    private void close(IncidentId id, Instant stableAt) {
        Instant at = stableAt.plus(CLOSED_AFTER);
        incidents.close(id, new Closing(at, Closing.Sight.SEEN, null, ""), DemoCompany.DEMO, at);
    }

    private static NewLine line(IncidentStory.Entry entry, Map<String, String> names) {
        RecordLine.Kind kind =
                switch (entry.kind()) {
                    case "change", "automation" -> RecordLine.Kind.CHANGE;
                    case "page" -> RecordLine.Kind.PAGE;
                    case "metric" -> RecordLine.Kind.METRIC;
                    case "role" -> RecordLine.Kind.ROLE;
                    case "chat" -> RecordLine.Kind.CHAT;
                    case "update" -> RecordLine.Kind.UPDATE;
                    default -> RecordLine.Kind.NOTE;
                };
        String person = entry.person();
        return new NewLine(
                entry.at(),
                kind,
                person == null ? null : new PersonId(person),
                person == null ? "Afterglow" : names.getOrDefault(person, person),
                entry.text(),
                false);
    }

    private IncidentId retell(RealIncident real) {
        Instant started = real.started().toInstant();
        String source =
                "\n\nRetold in our own words from a public write-up of %s (%s): %s"
                        .formatted(real.organisation(), real.licence(), real.link());
        IncidentId id =
                incidents.declareReal(
                        new Declaration(
                                cut(real.title()),
                                real.story() + source,
                                IncidentKind.IMPACT,
                                3,
                                List.of(),
                                started,
                                null,
                                null),
                        DemoCompany.DEMO,
                        started);
        real.timeline()
                .forEach(moment ->
                        incidents.add(
                                id,
                                new NewLine(
                                        moment.at().toInstant(),
                                        RecordLine.Kind.NOTE,
                                        null,
                                        real.organisation(),
                                        moment.text(),
                                        false),
                                moment.at().toInstant()));
        Instant stable = real.stable().toInstant();
        incidents.stabilise(id, stable, "As their write-up says.", DemoCompany.DEMO, stable);
        close(id, stable);
        return id;
    }

    private static String cut(String title) {
        return title.length() <= TITLE_MAX ? title : title.substring(0, TITLE_MAX - 1) + "…";
    }
}
