package dev.afterglow.experiments;

import tools.jackson.databind.node.ObjectNode;

/// Calls what an activity names.
interface Activities {

    /// Calls the provider of a valid activity, with values put in.
    Outcome run(ObjectNode activity, Values values);
}
