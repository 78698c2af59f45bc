package dev.afterglow.intake.web;

import java.util.List;

/// One integration: where to send, what came last, and how the generic format is read.
///
/// @param key shown to administrators; empty for others
/// @param mapping one field a line, `title = $.summary`
/// @param tried what the mapping reads from the sample; empty when none was tried
public record IntegrationPage(
        String id,
        String kind,
        String service,
        String key,
        List<Place> places,
        List<Message> messages,
        List<Beat> beats,
        String serviceLabel,
        boolean signed,
        String mapping,
        String sample,
        List<Place> tried,
        boolean mayAct,
        String problem) {

    /// An address, or a field that was read, and its value.
    public record Place(String name, String value) {}

    public record Message(
            String time,
            String iso,
            String format,
            int status,
            String tone,
            String became,
            String body) {}

    public record Beat(String name, String state, String tone, String every, String last) {}
}
