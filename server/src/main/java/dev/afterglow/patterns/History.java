package dev.afterglow.patterns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All that the lenses may look at. Lists are sorted by time where they have one.
///
/// @param present the tables that were given; an absent one is an empty list here
/// @param notes what was odd about the input and what was made of it, for people to read
/// @param agreed who lets their days and nights be shown as evidence
public record History(
        Set<Table> present,
        List<String> notes,
        List<Person> people,
        List<Absence> absences,
        List<Service> services,
        List<Knowing> knowledge,
        List<Change> changes,
        List<Incident> incidents,
        List<Participant> participants,
        List<Page> pages,
        List<Shift> shifts,
        List<Deviation> deviations,
        List<Handover> handovers,
        List<Tick> codes,
        List<Action> actions,
        List<Risk> risks,
        Set<String> agreed) {

    public History {
        present = Set.copyOf(present);
        notes = List.copyOf(notes);
        people = List.copyOf(people);
        absences = List.copyOf(absences);
        services = List.copyOf(services);
        knowledge = List.copyOf(knowledge);
        changes = List.copyOf(changes);
        incidents = List.copyOf(incidents);
        participants = List.copyOf(participants);
        pages = List.copyOf(pages);
        shifts = List.copyOf(shifts);
        deviations = List.copyOf(deviations);
        handovers = List.copyOf(handovers);
        codes = List.copyOf(codes);
        actions = List.copyOf(actions);
        risks = List.copyOf(risks);
        agreed = Set.copyOf(agreed);
    }

    /// Somebody; `begins` and `ends` bound the stated working hours.
    public record Person(String id, String team, ZoneId zone, LocalTime begins, LocalTime ends) {}

    /// Days away, both included.
    public record Absence(String person, LocalDate from, LocalDate to) {}

    /// Something that is run, and what it needs.
    public record Service(String id, String team, List<String> dependsOn) {
        public Service {
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /// Somebody knows a service; `until` is null while they do.
    public record Knowing(
            String service, String person, LocalDate since, @Nullable LocalDate until) {}

    /// Something put into production.
    public record Change(String id, String person, Instant at, String service) {}

    /// An incident; `stableAt` is null while it runs, `change` and `automation` where none took
    /// part.
    public record Incident(
            String id,
            Instant startedAt,
            @Nullable Instant stableAt,
            String service,
            @Nullable String change,
            boolean reviewed,
            @Nullable String automation) {

        /// The same, with the action whose automation took part.
        Incident withAutomation(String action) {
            return new Incident(id, startedAt, stableAt, service, change, reviewed, action);
        }

        /// The same, as one whose story was published.
        Incident asReviewed() {
            return new Incident(id, startedAt, stableAt, service, change, true, automation);
        }
    }

    /// How somebody came to an incident.
    public enum Reached {
        ONCALL,
        PAGED,
        ASKED,
        CHANCE
    }

    /// Somebody who worked in an incident.
    public record Participant(String incident, String person, Reached reached, Instant joinedAt) {}

    /// A call to a person; `incident` is null where none came of it.
    public record Page(String person, Instant at, @Nullable String incident, String service) {}

    /// A person on call, `to` not included.
    public record Shift(String schedule, String person, Instant from, Instant to) {}

    /// A key metric outside its band.
    public record Deviation(String metric, Instant from, @Nullable String incident) {}

    /// An incident passed from team to team.
    public record Handover(String incident, Instant at, String fromTeam, String toTeam) {}

    /// A code that a coder gave an incident; `gate` is the code that had to be ticked first, or
    /// empty.
    public record Tick(String incident, String code, String coder, String gate) {}

    /// Something to be done; `endedAt` is null while it is open.
    public record Action(
            String id,
            String incident,
            String outcome,
            @Nullable Instant endedAt,
            String automates) {

        boolean isDone() {
            return outcome.equals("done") && endedAt != null;
        }
    }

    /// A worry and one incident it was about, or none.
    public record Risk(String id, LocalDate firstHeard, @Nullable String incident) {}

    /// The part from an instant on: for testing a pattern alone on what came after it was seen.
    /// Earlier pages, absences and risks stay, since they say what a later moment was like.
    public History since(Instant from) {
        Set<String> kept =
                incidents.stream()
                        .filter(incident -> !incident.startedAt().isBefore(from))
                        .map(Incident::id)
                        .collect(Collectors.toSet());
        return new History(
                present,
                notes,
                people,
                absences,
                services,
                knowledge,
                changes.stream().filter(change -> !change.at().isBefore(from)).toList(),
                incidents.stream().filter(each -> kept.contains(each.id())).toList(),
                participants.stream().filter(each -> kept.contains(each.incident())).toList(),
                pages,
                shifts,
                deviations.stream().filter(each -> !each.from().isBefore(from)).toList(),
                handovers.stream().filter(each -> kept.contains(each.incident())).toList(),
                codes.stream().filter(each -> kept.contains(each.incident())).toList(),
                actions.stream().filter(each -> kept.contains(each.incident())).toList(),
                risks.stream()
                        .filter(each -> each.incident() == null || kept.contains(each.incident()))
                        .toList(),
                agreed);
    }
}
