package dev.afterglow.delivery.web;

import java.util.List;

/// The outbox as operators see it.
///
/// @param older where the next hundred are; empty when there are none
public record OutboxPage(String state, long waiting, long sending, List<Row> rows, String older) {

    public record Row(
            String address,
            String subject,
            String channel,
            String person,
            String tone,
            String state,
            String repeat,
            String createdIso,
            String created,
            String when,
            int attempts,
            String reason) {}

    public record Attempt(
            int number,
            String startedIso,
            String started,
            String ended,
            String outcome,
            String reason,
            String server) {}

    /// A message that is read inside the product.
    public record Letter(
            String recipient,
            String channel,
            String subject,
            String text,
            String link,
            String arrivedIso,
            String arrived) {}
}
