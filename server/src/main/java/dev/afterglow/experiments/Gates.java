package dev.afterglow.experiments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Asks the gates of a run: collects how everything stands, and lets [StartGates] answer.
@Component
class Gates {

    private final ExperimentStore store;
    private final RunStore runs;
    private final Situation situation;
    private final ExperimentSettings settings;

    Gates(ExperimentStore store, RunStore runs, Situation situation, ExperimentSettings settings) {
        this.store = store;
        this.runs = runs;
        this.situation = situation;
        this.settings = settings;
    }

    List<GateAnswer> answers(Experiment experiment, Instant now) {
        Draft draft = experiment.draft();
        Optional<Agreement> agreement = store.agreement(draft.service());
        List<RunLine> open = runs.open();
        long onTarget = open.stream().filter(run -> run.service().equals(draft.service())).count();
        Situation.AtWork atWork = situation.atWork(draft.service(), now);
        return StartGates.answers(
                new StartGates.Facts(
                        experiment,
                        agreement,
                        mistakes(draft, agreement),
                        situation.halted(),
                        situation.openIncidents(Instant.EPOCH),
                        situation.metrics(draft.metrics(), now),
                        situation.otherDeviations(draft.metrics()),
                        situation.quietDays(draft.service(), now),
                        atWork.now(),
                        atWork.team(),
                        (int) onTarget,
                        open.size() - (int) onTarget,
                        settings.mostAtOnce()),
                now);
    }

    private static List<String> mistakes(Draft draft, Optional<Agreement> agreement) {
        Surroundings surroundings = surroundings(agreement.map(Agreement::hosts).orElse(List.of()));
        return switch (ExperimentFile.read(draft.file())) {
            case ExperimentReading.Refused(var mistakes) ->
                    mistakes.stream().map(Mistake::toString).toList();
            case ExperimentReading.Accepted(ExperimentFile file) ->
                    Validation.mistakes(file, surroundings).stream()
                            .map(Mistake::toString)
                            .toList();
        };
    }

    /// On a server an experiment reaches the agreed hosts and nothing else: no program, no file,
    /// and of the environment only what is named for experiments.
    static Surroundings surroundings(List<String> hosts) {
        Map<String, String> environment =
                System.getenv().entrySet().stream()
                        .filter(each -> each.getKey().startsWith("EXPERIMENT_"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Surroundings(environment, Map.of(), Allowed.hosts(hosts), Set.of());
    }
}
