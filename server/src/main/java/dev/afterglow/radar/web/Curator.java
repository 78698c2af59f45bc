package dev.afterglow.radar.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import org.springframework.security.access.AccessDeniedException;

/// Who may sit at the desk.
final class Curator {

    private Curator() {}

    static void check(Actor actor) {
        if (!(actor instanceof Actor.OfPerson) || !actor.may(Role.CURATOR)) {
            throw new AccessDeniedException(
                    "The desk is for curators, signed in. An administrator gives the role.");
        }
    }
}
