package dev.afterglow.actions.web;

/// An action in a list.
///
/// @param from what it came from, such as `INC-42`; empty for none
public record ActionRow(
        String id,
        String address,
        String title,
        String from,
        String fromAddress,
        String place,
        String state,
        String tone,
        String written) {}
