package dev.afterglow.experiments;

/// What one gate said when a run was asked for; kept with the run.
///
/// @param gate its name
/// @param answer one sentence, for a yes as for a no
public record GateAnswer(String gate, boolean passed, String answer) {

    static GateAnswer yes(String gate, String answer) {
        return new GateAnswer(gate, true, answer);
    }

    static GateAnswer no(String gate, String answer) {
        return new GateAnswer(gate, false, answer);
    }
}
