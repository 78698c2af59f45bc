package dev.afterglow.people;

import java.time.ZoneId;
import java.util.Optional;

/// Somebody who can be on call, sign in or be spoken of.
///
/// @param email where they are written to; empty for somebody who has left and was erased
/// @param hours when they work; empty when nobody said
/// @param active whether they may sign in and be paged; history stays whatever it is
public record Person(
        PersonId id,
        String name,
        String email,
        ZoneId zone,
        Optional<WeeklyHours> hours,
        Role role,
        boolean active) {

    /// The longest name and address that are accepted, in characters.
    static final int LONGEST = 200;

    public Person {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A person's name has 1 to 200 characters; that of " + id + " has none or more");
        }
        if (active && !Email.isAddress(email)) {
            throw new IllegalArgumentException(
                    "The e-mail address of "
                            + id
                            + " should look like ana@example.org; was \""
                            + email
                            + "\"");
        }
    }

    /// The form that [WeeklyHours#parseIfStated] reads; empty when they are not stated.
    public String hoursInWords() {
        return hours.map(WeeklyHours::toString).orElse("");
    }

    public Person withEmail(String newEmail) {
        return new Person(id, name, newEmail, zone, hours, role, active);
    }

    public Person withRole(Role newRole) {
        return new Person(id, name, email, zone, hours, newRole, active);
    }

    public Person withActive(boolean isActive) {
        return new Person(id, name, email, zone, hours, role, isActive);
    }
}
