package dev.afterglow.actions;

import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An action as it stands.
///
/// @param automates the service a part of which it automates; null where it automates nothing
/// @param restsUntil until when nobody decides; null when it never rested
/// @param touchedAt when somebody last did something about it
/// @param forecastsOpen whether the room may still forecast
/// @param ending null while it goes on
/// @param guard what was said of the automation; null while nobody was asked
public record Action(
        ActionId id,
        String title,
        String detail,
        Origin origin,
        Cost cost,
        int value,
        Strength strength,
        State state,
        @Nullable PersonId owner,
        @Nullable ServiceId automates,
        Instant createdAt,
        @Nullable Instant restsUntil,
        Instant touchedAt,
        boolean forecastsOpen,
        @Nullable Ending ending,
        @Nullable Guard guard) {

    /// Where it lay in the room's eyes.
    public Place place() {
        return Place.of(cost, value);
    }

    public boolean isAutomation() {
        return automates != null;
    }
}
