package dev.afterglow.company;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Counts absences straight from a history's records, apart from the simulator's own tables.
final class Away {
    private final Map<String, ZoneId> zones = new HashMap<>();
    private final Map<String, Set<LocalDate>> days = new HashMap<>();

    Away(History history) {
        history.people().forEach(person -> zones.put(person.id(), person.site().zone()));
        for (Absence absence : history.absences()) {
            Set<LocalDate> dates = days.computeIfAbsent(absence.person(), p -> new HashSet<>());
            absence.from().datesUntil(absence.to().plusDays(1)).forEach(dates::add);
        }
    }

    boolean at(String person, Instant at) {
        return on(person, localDate(person, at));
    }

    boolean on(String person, LocalDate date) {
        return days.getOrDefault(person, Set.of()).contains(date);
    }

    LocalDate localDate(String person, Instant at) {
        return at.atZone(zone(person)).toLocalDate();
    }

    ZoneId zone(String person) {
        return zones.getOrDefault(person, ZoneId.of("UTC"));
    }
}
