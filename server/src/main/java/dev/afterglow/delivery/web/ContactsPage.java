package dev.afterglow.delivery.web;

import java.util.List;

/// How the reader is reached.
///
/// @param done what was just done; empty for nothing
/// @param pushKey with which a browser subscribes to our pushes
public record ContactsPage(
        List<Row> rows, List<Channel> channels, Form form, String done, String pushKey) {

    /// @param tone a `data-tone` of the style sheet
    public record Row(
            String id,
            String channel,
            String address,
            String label,
            String tone,
            String state,
            boolean isVerified,
            boolean canBeRemoved) {}

    /// @param whyNot why it cannot be used here; empty when it can
    public record Channel(String name, String words, String whyNot) {}

    /// What was entered, and what is wrong with it.
    public record Form(String channel, String address, String label, String error) {}
}
