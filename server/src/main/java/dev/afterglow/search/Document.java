package dev.afterglow.search;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Something that can be found.
///
/// @param id unique within its kind
/// @param text what is searched; may be empty; what stands behind 20,000 characters is not
/// @param address where a reader opens it, such as `/incidents/INC-42`
/// @param at when it happened or was written
/// @param audience who may find it, one of them is enough: [#EVERYBODY], [#role(Role)],
///     [#person(PersonId)]
public record Document(
        String id, String title, String text, String address, Instant at, Set<String> audience) {

    /// The audience of what everybody who is signed in may open.
    public static final String EVERYBODY = "everybody";

    private static final int TEXT_MOST = 20_000;

    public Document {
        if (id.isBlank() || address.isBlank()) {
            throw new IllegalArgumentException(
                    "A document has an id and an address, was \"%s\" at \"%s\""
                            .formatted(id, address));
        }
        text = text.length() <= TEXT_MOST ? text : text.substring(0, TEXT_MOST);
        audience = Set.copyOf(audience);
    }

    /// Those with this role or a higher one.
    public static String role(Role role) {
        return "role:" + role.word();
    }

    public static String person(PersonId person) {
        return "person:" + person;
    }

    /// Everything that this actor belongs to.
    static Set<String> audiencesOf(Actor actor) {
        Set<String> audiences =
                Arrays.stream(Role.values())
                        .filter(actor::may)
                        .map(Document::role)
                        .collect(Collectors.toSet());
        audiences.add(EVERYBODY);
        switch (actor) {
            case Actor.OfPerson signedIn -> audiences.add(person(signedIn.person()));
            case Actor.OfToken token -> audiences.add(person(token.owner()));
            case Actor.OfSystem system -> {}
        }
        return audiences;
    }
}
