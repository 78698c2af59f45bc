package dev.afterglow.reviews.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.reviews.Material;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A view of a moment, as it was typed.
///
/// @param person whose it is; empty for the writer's own
public record ViewForm(
        @Nullable String person,
        @Nullable String at,
        @Nullable String saw,
        @Nullable String believed,
        @Nullable String didNotKnow) {

    /// @param said whom the form names; null for nobody
    PersonId whose(@Nullable PersonId said, Actor actor) {
        PersonId self = DecisionPages.self(actor);
        PersonId named = said == null ? self : said;
        if (!named.equals(self) && !actor.may(Role.RESPONDER)) {
            throw new IllegalArgumentException("You can tell your own view here.");
        }
        return named;
    }

    Material.Perspective view(PersonId whose, Instant moment) {
        return new Material.Perspective(
                0, whose, moment, text(saw), text(believed), text(didNotKnow));
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
