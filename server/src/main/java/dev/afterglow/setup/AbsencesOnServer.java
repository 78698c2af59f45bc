package dev.afterglow.setup;

import dev.afterglow.people.Absence;
import dev.afterglow.people.Absences;
import dev.afterglow.people.Away;
import dev.afterglow.people.PersonId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Absences. Why somebody is away is theirs to know: `export` leaves the kind out, and a plan does
/// not compare it. Absences that are over are not exported.
@Component
class AbsencesOnServer implements Section<AbsenceEntry> {

    private static final String KIND_UNTOLD = "away";
    private static final int YEARS_AHEAD = 4;

    private final Absences absences;

    AbsencesOnServer(Absences absences) {
        this.absences = absences;
    }

    @Override
    public Kind kind() {
        return Kind.PERSON;
    }

    @Override
    public String name() {
        return "absences";
    }

    @Override
    public String idKey() {
        return "person";
    }

    @Override
    public List<AbsenceEntry> in(Configuration file) {
        return file.absences();
    }

    @Override
    public String id(AbsenceEntry entry) {
        return entry.person() + " " + entry.from() + " to " + entry.to();
    }

    @Override
    public Optional<AbsenceEntry> present(String id) {
        String[] words = id.split(" ", -1);
        LocalDate from = LocalDate.parse(words[1]);
        LocalDate to = LocalDate.parse(words[3]);
        return absences.of(List.of(new PersonId(words[0])), from, to).stream()
                .filter(away -> away.from().equals(from) && away.to().equals(to))
                .map(AbsencesOnServer::entry)
                .findFirst();
    }

    @Override
    public List<AbsenceEntry> all(Work work) {
        LocalDate today = LocalDate.ofInstant(work.now(), ZoneOffset.UTC);
        return absences.between(today, today.plusYears(YEARS_AHEAD)).stream()
                .map(AbsencesOnServer::entry)
                .distinct()
                .toList();
    }

    @Override
    public AbsenceEntry filled(AbsenceEntry entry, Optional<AbsenceEntry> present) {
        return present.orElse(entry);
    }

    @Override
    public void write(AbsenceEntry entry, Work work) {
        Absence absence = new Absence(entry.person(), entry.from(), entry.to(), entry.kind());
        absences.define(absence, "configuration", work.actor(), work.now());
    }

    @Override
    public void remove(String id, Work work) {
        throw new IllegalArgumentException("absences have no id; their person removes them");
    }

    private static AbsenceEntry entry(Away away) {
        return new AbsenceEntry(away.person(), away.from(), away.to(), KIND_UNTOLD);
    }
}
