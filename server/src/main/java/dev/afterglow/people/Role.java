package dev.afterglow.people;

import java.util.Locale;

/// What somebody may do, each with all that the ones before may do.
public enum Role {
    /// Reads, hands in risks and perspectives, keeps the own profile.
    VIEWER,
    /// Is on call, holds pages, leads incidents, edits what the own teams own.
    RESPONDER,
    /// Collates the radar and looks after reviews and themes.
    CURATOR,
    /// Everything, including people and settings.
    ADMINISTRATOR;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /// As it stands in files and rows: `responder`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads [#word()]; anything else is an [IllegalArgumentException].
    public static Role parse(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException(
                "A role is viewer, responder, curator or administrator; was \"" + word + "\"");
    }
}
