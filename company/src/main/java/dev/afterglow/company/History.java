package dev.afterglow.company;

import java.util.List;

/// A company's years. People, teams and services keep the order in which they were founded;
/// everything that happens at a time is sorted by it.
public record History(
        CompanySettings settings,
        List<Team> teams,
        List<Person> people,
        List<Absence> absences,
        List<Service> services,
        List<Knowledge> knowledge,
        List<Schedule> schedules,
        List<Shift> shifts,
        List<Gap> gaps,
        List<Change> changes,
        List<Incident> incidents,
        List<Participant> participants,
        List<Page> pages,
        List<Deviation> deviations,
        List<Handover> handovers,
        List<CodeTick> codes,
        List<Action> actions,
        List<Risk> risks) {
    public History {
        teams = List.copyOf(teams);
        people = List.copyOf(people);
        absences = List.copyOf(absences);
        services = List.copyOf(services);
        knowledge = List.copyOf(knowledge);
        schedules = List.copyOf(schedules);
        shifts = List.copyOf(shifts);
        gaps = List.copyOf(gaps);
        changes = List.copyOf(changes);
        incidents = List.copyOf(incidents);
        participants = List.copyOf(participants);
        pages = List.copyOf(pages);
        deviations = List.copyOf(deviations);
        handovers = List.copyOf(handovers);
        codes = List.copyOf(codes);
        actions = List.copyOf(actions);
        risks = List.copyOf(risks);
    }
}
