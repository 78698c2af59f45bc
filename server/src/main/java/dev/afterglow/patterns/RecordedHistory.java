package dev.afterglow.patterns;

import dev.afterglow.incidents.IncidentArchive;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Shift;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Away;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.services.Knowledge;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceArchive;
import dev.afterglow.services.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The history as this server's modules have recorded it, through their doors.
///
/// An incident follows the last change of its service in the two hours before it started; nobody
/// picks it by hand, so nobody looks harder after some incidents than after others.
@Component
class RecordedHistory {

    private static final Duration BEFORE = Duration.ofDays(91);
    private static final Duration LONGEST = Duration.ofDays(5 * 366);
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    private final People people;
    private final Absences absences;
    private final dev.afterglow.services.Services services;
    private final ServiceArchive changes;
    private final IncidentArchive incidents;
    private final OnCall onCall;
    private final Metrics metrics;
    private final RecordedPages pages;
    private final PersonalStore personal;
    private final ObjectProvider<Learnt> learnt;

    RecordedHistory(
            People people,
            Absences absences,
            dev.afterglow.services.Services services,
            ServiceArchive changes,
            IncidentArchive incidents,
            OnCall onCall,
            Metrics metrics,
            RecordedPages pages,
            PersonalStore personal,
            ObjectProvider<Learnt> learnt) {
        this.people = people;
        this.absences = absences;
        this.services = services;
        this.changes = changes;
        this.incidents = incidents;
        this.onCall = onCall;
        this.metrics = metrics;
        this.pages = pages;
        this.personal = personal;
        this.learnt = learnt;
    }

    /// Reads everything before an instant; some hundred megabytes for the largest organisations.
    History read(Instant until) {
        HistoryDraft draft = new HistoryDraft();
        List<IncidentArchive.Past> past = incidents.before(until);
        Instant first = past.isEmpty() ? until : past.getFirst().startedAt();
        Instant earliest = until.minus(LONGEST);
        Instant from = first.isBefore(earliest) ? earliest : first.minus(BEFORE);
        draft.agreed.addAll(personal.agreed());
        addPeople(draft, from, until);
        addServices(draft);
        Map<ServiceId, LatestChanges> latest = addChanges(draft, from, until);
        past.forEach(incident -> draft.incidents.add(incident(incident, latest)));
        incidents.participants(until, took -> draft.participants.add(participant(took)));
        pages.addTo(draft, past, from, until);
        addShifts(draft, from, until);
        addDeviations(draft, past, from, until);
        draft.present.addAll(
                Set.of(
                        Table.PEOPLE,
                        Table.ABSENCES,
                        Table.SERVICES,
                        Table.KNOWLEDGE,
                        Table.CHANGES,
                        Table.INCIDENTS,
                        Table.PARTICIPANTS,
                        Table.PAGES,
                        Table.SHIFTS,
                        Table.DEVIATIONS));
        learnt.orderedStream().forEach(each -> each.addTo(draft, until));
        return draft.history();
    }

    private void addPeople(HistoryDraft draft, Instant from, Instant until) {
        Map<PersonId, String> teamOf = new HashMap<>();
        for (Team team : people.teams()) {
            team.members().forEach(member -> teamOf.putIfAbsent(member, team.id().value()));
        }
        for (Person person : people.everybody()) {
            List<WeeklyHours.Window> hours =
                    person.hours().map(WeeklyHours::windows).orElse(List.of());
            draft.people.add(
                    new History.Person(
                            person.id().value(),
                            teamOf.getOrDefault(person.id(), ""),
                            person.zone(),
                            hours.isEmpty() ? NINE : hours.getFirst().start(),
                            hours.isEmpty() ? FIVE : hours.getFirst().end()));
        }
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(30);
        LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(30);
        for (Away away : absences.between(first, last)) {
            draft.absences.add(new History.Absence(away.person().value(), away.from(), away.to()));
        }
    }

    private void addServices(HistoryDraft draft) {
        for (Service service : services.all()) {
            draft.services.add(
                    new History.Service(
                            service.id().value(),
                            service.team() == null ? "" : service.team().value(),
                            service.dependsOn().stream().map(ServiceId::value).toList()));
        }
        for (Knowledge known : changes.knowledge()) {
            draft.knowledge.add(
                    new History.Knowing(
                            known.service().value(),
                            known.person().value(),
                            known.since(),
                            known.until()));
        }
    }

    private Map<ServiceId, LatestChanges> addChanges(
            HistoryDraft draft, Instant from, Instant until) {
        Map<ServiceId, LatestChanges> latest = new HashMap<>();
        changes.changes(
                from,
                until,
                made -> {
                    PersonId person = made.person();
                    draft.changes.add(
                            new History.Change(
                                    Long.toString(made.id()),
                                    person == null ? "" : person.value(),
                                    made.at(),
                                    made.service().value()));
                    latest.computeIfAbsent(made.service(), id -> new LatestChanges())
                            .add(made.at(), made.id());
                });
        return latest;
    }

    private static History.Incident incident(
            IncidentArchive.Past past, Map<ServiceId, LatestChanges> latest) {
        ServiceId service = past.service();
        LatestChanges changes = service == null ? null : latest.get(service);
        Instant stable = past.stableAt();
        return new History.Incident(
                past.id().toString(),
                past.startedAt(),
                stable != null && stable.isBefore(past.startedAt()) ? past.startedAt() : stable,
                service == null ? "" : service.value(),
                changes == null ? null : changes.before(past.startedAt()),
                false,
                null);
    }

    private static History.Participant participant(IncidentArchive.Took took) {
        return new History.Participant(
                took.incident().toString(),
                took.person().value(),
                switch (took.reached()) {
                    case ONCALL -> History.Reached.ONCALL;
                    case PAGED -> History.Reached.PAGED;
                    case ASKED -> History.Reached.ASKED;
                    case CHANCE -> History.Reached.CHANCE;
                },
                took.joinedAt());
    }

    private void addShifts(HistoryDraft draft, Instant from, Instant until) {
        for (NamedSchedule schedule : onCall.schedules()) {
            for (Instant at = from; at.isBefore(until); at = at.plus(OnCall.LONGEST)) {
                Instant end = at.plus(OnCall.LONGEST);
                Instant to = end.isBefore(until) ? end : until;
                for (Shift shift : onCall.shifts(schedule.id(), at, to)) {
                    shift.person()
                            .ifPresent(person ->
                                    draft.shifts.add(
                                            new History.Shift(
                                                    schedule.id().value(),
                                                    person.value(),
                                                    shift.from(),
                                                    shift.to())));
                }
            }
        }
    }

    /// When key metrics left their bands; for an incident that none saw, when people felt it.
    private void addDeviations(
            HistoryDraft draft, List<IncidentArchive.Past> past, Instant from, Instant until) {
        Map<String, History.Deviation> first = new HashMap<>();
        for (Deviation deviation : metrics.deviations(from, until).reversed()) {
            String incident = during(past, deviation);
            if (incident != null) {
                first.putIfAbsent(
                        incident,
                        new History.Deviation(
                                deviation.metric().value(), deviation.openedAt(), incident));
            }
        }
        for (IncidentArchive.Past incident : past) {
            Instant felt = incident.feltFrom();
            if (felt != null) {
                String id = incident.id().toString();
                first.putIfAbsent(id, new History.Deviation("felt", felt, id));
            }
        }
        draft.deviations.addAll(first.values());
    }

    private static @Nullable String during(List<IncidentArchive.Past> past, Deviation deviation) {
        for (IncidentArchive.Past incident : past) {
            Instant stable = incident.stableAt();
            boolean begun =
                    !deviation
                            .openedAt()
                            .isBefore(incident.startedAt().minus(RecordedPages.BEFORE));
            boolean over = stable != null && !deviation.openedAt().isBefore(stable);
            if (begun && !over && deviation.service().equals(incident.service())) {
                return incident.id().toString();
            }
        }
        return null;
    }
}
