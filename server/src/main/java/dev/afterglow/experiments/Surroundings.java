package dev.afterglow.experiments;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What an experiment is run with, beside its file.
///
/// @param environment variables that `env` in configuration and secrets may name
/// @param variables values that override the configuration, by name
/// @param allowed what activities may reach
/// @param droppedControls names of controls that may be left out
public record Surroundings(
        Map<String, String> environment,
        Map<String, JsonNode> variables,
        Allowed allowed,
        Set<String> droppedControls) {

    public Surroundings {
        environment = Map.copyOf(environment);
        variables = Map.copyOf(variables);
        droppedControls = Set.copyOf(droppedControls);
    }

    /// Text as a value of type `str`, `int`, `float`, `bytes`, `bool` or `json`.
    ///
    /// @throws IllegalArgumentException saying what was expected
    public static JsonNode value(String type, String text) {
        return Configurations.converted(type, text);
    }
}
