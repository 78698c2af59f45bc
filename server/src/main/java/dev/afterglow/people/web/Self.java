package dev.afterglow.people.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;

/// The person behind whoever acts: the signed-in one, or a token's owner.
final class Self {

    private Self() {}

    static PersonId of(Actor actor) {
        return switch (actor) {
            case Actor.OfPerson person -> person.person();
            case Actor.OfToken token -> token.owner();
            case Actor.OfSystem system ->
                    throw new IllegalStateException("The system reads no pages: " + system);
        };
    }
}
