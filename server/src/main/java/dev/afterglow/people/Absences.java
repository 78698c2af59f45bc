package dev.afterglow.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to absences: by hand, by the API, by configuration, and from calendar feeds.
@Service
public class Absences {

    private final AbsenceStore store;
    private final Audit audit;

    Absences(AbsenceStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /// An absence that is kept.
    ///
    /// @param source `hand`, `api`, `configuration` or `feed:<number>`
    public record Kept(long id, Absence absence, String source) {}

    /// Adds an absence; one that is there already, day for day, is not added again.
    ///
    /// @param source `hand`, `api` or `configuration`
    @Transactional
    public void define(Absence absence, String source, Actor actor, Instant now) {
        if (store.add(absence, source, now)) {
            audit.record(
                    actor,
                    new Audit.Act(
                            "absence.added",
                            "person:" + absence.person(),
                            absence.from() + " to " + absence.to()),
                    now);
        }
    }

    /// Removes one of the person's own absences; false when there is none of that number.
    @Transactional
    public boolean remove(PersonId person, long id, Actor actor, Instant now) {
        boolean removed = store.remove(person, id);
        if (removed) {
            audit.record(
                    actor,
                    new Audit.Act("absence.removed", "person:" + person, "number " + id),
                    now);
        }
        return removed;
    }

    /// The absences of the person who reads, with kinds, those that end last first; at most 500.
    public List<Kept> own(PersonId person) {
        return store.own(person);
    }

    /// When everybody is away within these days (both included), by person and first day.
    public List<Away> between(LocalDate from, LocalDate to) {
        return store.between(from, to);
    }

    /// When these persons are away within these days (both included), by person and first day.
    public List<Away> of(List<PersonId> persons, LocalDate from, LocalDate to) {
        return store.of(persons, from, to);
    }
}
