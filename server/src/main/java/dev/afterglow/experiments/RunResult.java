package dev.afterglow.experiments;

import tools.jackson.databind.node.ObjectNode;

/// What a run left: the journal in the Chaos Toolkit's format, and our finding, which stands in it
/// under `afterglow` as well.
public record RunResult(ObjectNode journal, Finding finding) {

    /// Whether something that was to be rolled back may still be there.
    boolean isLeftBehind() {
        return journal.at("/afterglow/left-behind").asBoolean(false);
    }
}
