package dev.afterglow.incidents;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A role in an incident, and who holds it.
///
/// @param role as people call it: "Commander", "Keeps the record", or their own words
/// @param person null when the role is open
public record RoleHolder(String role, @Nullable PersonId person, Instant since) {

    public static final String COMMANDER = "Commander";
    public static final String SCRIBE = "Keeps the record";
    public static final String LIAISON = "Tells the others";
}
