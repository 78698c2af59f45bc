package dev.afterglow.patterns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Says what is odd about a history without being wrong.
final class HistoryNotes {

    private final HistoryDraft history;
    private final List<String> notes = new ArrayList<>();

    private HistoryNotes(HistoryDraft history) {
        this.history = history;
    }

    static List<String> on(HistoryDraft history) {
        HistoryNotes notes = new HistoryNotes(history);
        notes.overlaps();
        notes.people();
        notes.services();
        notes.changes();
        return notes.notes;
    }

    private void overlaps() {
        List<History.Absence> sorted = new ArrayList<>(history.absences);
        sorted.sort(Comparator.comparing(History.Absence::from));
        Map<String, LocalDate> until = new HashMap<>();
        int overlapping = 0;
        for (History.Absence absence : sorted) {
            LocalDate before = until.get(absence.person());
            boolean overlaps = before != null && !absence.from().isAfter(before);
            overlapping += overlaps ? 1 : 0;
            if (before == null || absence.to().isAfter(before)) {
                until.put(absence.person(), absence.to());
            }
        }
        if (overlapping > 0) {
            notes.add(
                    ("absences.csv: %d overlap an earlier one of the same person;"
                                    + " counted as one stretch")
                            .formatted(overlapping));
        }
    }

    private void people() {
        Set<String> known = new HashSet<>();
        history.people.forEach(person -> known.add(person.id()));
        Set<String> named = new TreeSet<>();
        history.changes.forEach(each -> named.add(each.person()));
        history.absences.forEach(each -> named.add(each.person()));
        history.pages.forEach(each -> named.add(each.person()));
        history.participants.forEach(each -> named.add(each.person()));
        history.knowledge.forEach(each -> named.add(each.person()));
        missing(Table.PEOPLE, known, named, "people; their days are taken in UTC");
    }

    private void services() {
        Set<String> known = new HashSet<>();
        history.services.forEach(service -> known.add(service.id()));
        Set<String> named = new TreeSet<>();
        history.incidents.forEach(each -> named.add(each.service()));
        history.changes.forEach(each -> named.add(each.service()));
        named.remove("");
        missing(Table.SERVICES, known, named, "services; they belong to no team");
    }

    private void changes() {
        Set<String> known = new HashSet<>();
        history.changes.forEach(change -> known.add(change.id()));
        Set<String> named = new TreeSet<>();
        for (History.Incident incident : history.incidents) {
            if (incident.change() != null) {
                named.add(incident.change());
            }
        }
        missing(Table.CHANGES, known, named, "changes; they count as none");
    }

    private void missing(Table table, Set<String> known, Collection<String> named, String what) {
        List<String> gone = named.stream().filter(each -> !known.contains(each)).toList();
        if (history.present.contains(table) && !gone.isEmpty()) {
            notes.add(
                    "%s lacks %d that other files name (first: %s): %s"
                            .formatted(table.file(), gone.size(), gone.get(0), what));
        }
    }
}
