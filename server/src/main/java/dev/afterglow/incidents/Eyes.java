package dev.afterglow.incidents;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;

/// Whose eyes a list is for: restricted incidents are shown to those who take part, to their
/// readers and to administrators.
///
/// @param everything whether nothing is hidden
/// @param reader a person's id, empty for nobody
record Eyes(boolean everything, String reader) {

    static final Eyes ANYBODY = new Eyes(false, "");

    /// A condition of SQL with the parameters `everything` and `reader`.
    static final String SQL =
            """
            (not restricted or :everything
                or exists (select from incidents.reader
                    where reader.incident = incident.id and reader.person = :reader)
                or exists (select from incidents.participant
                    where participant.incident = incident.id and participant.person = :reader))
            """;

    static Eyes of(Actor actor) {
        return switch (actor) {
            case Actor.OfPerson person ->
                    new Eyes(actor.may(Role.ADMINISTRATOR), person.person().value());
            case Actor.OfToken token ->
                    new Eyes(actor.may(Role.ADMINISTRATOR), token.owner().value());
            case Actor.OfSystem ignored -> new Eyes(true, "");
        };
    }
}
