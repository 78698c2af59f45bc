package dev.afterglow.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the audit keeps of a changed person or team: which fields, and no personal values.
final class PersonChange {

    private PersonChange() {}

    static Audit.Act act(Optional<Person> before, Person after) {
        String subject = "person:" + after.id();
        if (before.isEmpty()) {
            return new Audit.Act("person.created", subject, "role " + after.role().word());
        }
        Person old = before.get();
        List<String> changes = new ArrayList<>();
        if (!old.name().equals(after.name())) {
            changes.add("name");
        }
        if (!old.email().equals(after.email())) {
            changes.add("e-mail address");
        }
        if (!old.zone().equals(after.zone())) {
            changes.add("zone");
        }
        if (!old.hours().equals(after.hours())) {
            changes.add("working hours");
        }
        if (old.role() != after.role()) {
            changes.add("role " + old.role().word() + " to " + after.role().word());
        }
        if (old.active() != after.active()) {
            changes.add(after.active() ? "active again" : "no longer active");
        }
        return new Audit.Act("person.changed", subject, String.join(", ", changes));
    }

    static Audit.Act act(Optional<Team> before, Team after) {
        String subject = "team:" + after.id();
        if (before.isEmpty()) {
            return new Audit.Act("team.created", subject, after.members().size() + " members");
        }
        List<String> changes = new ArrayList<>();
        if (!before.get().name().equals(after.name())) {
            changes.add("name");
        }
        List<PersonId> joined = new ArrayList<>(after.members());
        joined.removeAll(before.get().members());
        List<PersonId> left = new ArrayList<>(before.get().members());
        left.removeAll(after.members());
        joined.forEach(person -> changes.add(person + " joined"));
        left.forEach(person -> changes.add(person + " left"));
        return new Audit.Act("team.changed", subject, String.join(", ", changes));
    }
}
