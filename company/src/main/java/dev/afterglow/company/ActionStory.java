package dev.afterglow.company;

import org.jspecify.annotations.Nullable;

/// What an action of the history was about.
///
/// @param action its id
/// @param owner id of the person who took it
/// @param said how likely the room thought it that it would be done within 90 days, in percent
/// @param reason why it was declined, overtaken, went quiet or is open; null where it is done
/// @param surprise how an automation could surprise; null where it automates nothing
public record ActionStory(
        String action,
        String text,
        String owner,
        int said,
        @Nullable String reason,
        @Nullable String surprise) {}
