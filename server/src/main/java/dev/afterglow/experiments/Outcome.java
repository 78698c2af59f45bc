package dev.afterglow.experiments;

import tools.jackson.databind.JsonNode;

/// What became of calling a provider.
sealed interface Outcome {

    /// It answered; that can still be a status that says no.
    record Output(JsonNode value) implements Outcome {}

    /// It could not be called, or not in time.
    record Failed(String why) implements Outcome {}
}
