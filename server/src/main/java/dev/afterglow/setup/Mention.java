package dev.afterglow.setup;

/// A place of the file that names an entry of some kind.
record Mention(Role role, Kind kind, String id, Problem place) {

    /// What the place does with the name.
    enum Role {
        DEFINES,
        REFERS,
        REMOVES
    }

    /// A problem at this place.
    Problem problem(String message) {
        return new Problem(place.line(), place.column(), place.path(), message);
    }
}
