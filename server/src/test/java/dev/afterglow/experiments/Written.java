package dev.afterglow.experiments;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Experiments as tests write them.
final class Written {

    private Written() {}

    /// Single quotes stand for double ones.
    static ExperimentFile experiment(String text) {
        return switch (ExperimentFile.read(text.replace('\'', '"'))) {
            case ExperimentReading.Accepted(ExperimentFile file) -> file;
            case ExperimentReading.Refused(var mistakes) ->
                    throw new IllegalArgumentException(mistakes.toString());
        };
    }

    /// One with a hypothesis of one probe, a method of one probe and one action, and one rollback,
    /// by the names `look`, `observe`, `break` and `mend`.
    static ExperimentFile usual() {
        return experiment(
                """
                {'title': 't', 'description': 'd',
                 'steady-state-hypothesis': {'title': 'h', 'probes': [
                   {'type': 'probe', 'name': 'look', 'tolerance': 0, 'provider':
                     {'type': 'process', 'path': 'true'}}]},
                 'method': [
                   {'type': 'action', 'name': 'break', 'provider':
                     {'type': 'process', 'path': 'true'}},
                   {'type': 'probe', 'name': 'observe', 'provider':
                     {'type': 'process', 'path': 'true'}}],
                 'rollbacks': [
                   {'type': 'action', 'name': 'mend', 'provider':
                     {'type': 'process', 'path': 'true'}}]}
                """);
    }

    static Surroundings allowing(String... executables) {
        return new Surroundings(
                Map.of("PATH", "/usr/bin:/bin", "TOKEN", "s3cret-token"),
                Map.of(),
                Allowed.of(List.of(executables), List.of(), false, "/usr/bin:/bin"),
                Set.of());
    }
}
