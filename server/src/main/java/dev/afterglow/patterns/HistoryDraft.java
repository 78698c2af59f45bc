package dev.afterglow.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A history while its tables are put together, in any order. Not thread-safe.
final class HistoryDraft {

    final Set<Table> present = EnumSet.noneOf(Table.class);
    final List<String> notes = new ArrayList<>();
    final List<History.Person> people = new ArrayList<>();
    final List<History.Absence> absences = new ArrayList<>();
    final List<History.Service> services = new ArrayList<>();
    final List<History.Knowing> knowledge = new ArrayList<>();
    final List<History.Change> changes = new ArrayList<>();
    final List<History.Incident> incidents = new ArrayList<>();
    final List<History.Participant> participants = new ArrayList<>();
    final List<History.Page> pages = new ArrayList<>();
    final List<History.Shift> shifts = new ArrayList<>();
    final List<History.Deviation> deviations = new ArrayList<>();
    final List<History.Handover> handovers = new ArrayList<>();
    final List<History.Tick> codes = new ArrayList<>();
    final List<History.Action> actions = new ArrayList<>();
    final List<History.Risk> risks = new ArrayList<>();
    final Set<String> agreed = new HashSet<>();

    /// The whole, each table by time, with notes on what is odd about it.
    History history() {
        changes.sort(Comparator.comparing(History.Change::at));
        incidents.sort(Comparator.comparing(History.Incident::startedAt));
        participants.sort(Comparator.comparing(History.Participant::joinedAt));
        pages.sort(Comparator.comparing(History.Page::at));
        handovers.sort(Comparator.comparing(History.Handover::at));
        notes.addAll(HistoryNotes.on(this));
        return new History(
                present,
                notes,
                people,
                absences,
                services,
                knowledge,
                changes,
                incidents,
                participants,
                pages,
                shifts,
                deviations,
                handovers,
                codes,
                actions,
                risks,
                agreed);
    }
}
