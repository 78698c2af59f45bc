package dev.afterglow.radar.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// The person who is signed in. A token hands nothing in on somebody's behalf.
final class Self {

    private Self() {}

    static PersonId of(Actor actor) {
        if (actor instanceof Actor.OfPerson person) {
            return person.person();
        }
        throw new ResponseStatusException(
                HttpStatus.FORBIDDEN, "The radar is for people who sign in, not for tokens.");
    }
}
