package dev.afterglow.experiments;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.people.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A run is not ended before the system is seen to be back: nothing left behind, and every key
/// metric in its band. Where that does not come, an incident is opened.
@Component
class Recovery {

    /// Longer than a metric needs to be judged normal again.
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Actor ACTOR = new Actor.OfSystem("experiments");

    private final ExperimentStore store;
    private final RunStore runs;
    private final LearningStore learning;
    private final Situation situation;
    private final Incidents incidents;

    Recovery(
            ExperimentStore store,
            RunStore runs,
            LearningStore learning,
            Situation situation,
            Incidents incidents) {
        this.store = store;
        this.runs = runs;
        this.learning = learning;
        this.situation = situation;
        this.incidents = incidents;
    }

    /// Looks at all runs that are over but not ended.
    @Transactional
    public void look(Instant now) {
        for (long id : runs.recovering()) {
            runs.find(id).ifPresent(run -> look(run, now));
        }
    }

    private void look(Run run, Instant now) {
        Experiment experiment = store.find(run.line().experiment()).orElseThrow();
        remember(run, experiment, now);
        Instant over = run.line().endedAt() == null ? now : run.line().endedAt();
        Optional<String> missing = missing(run, experiment, now);
        if (missing.isEmpty()) {
            runs.end(run.line().id(), now, null);
        } else if (run.isLeftBehind() || over.plus(PATIENCE).isBefore(now)) {
            runs.end(run.line().id(), null, declare(run, experiment, missing.get(), now));
        }
    }

    /// What is not back yet.
    private Optional<String> missing(Run run, Experiment experiment, Instant now) {
        if (run.isLeftBehind()) {
            return Optional.of(run.recovery());
        }
        return situation.metrics(experiment.draft().metrics(), now).stream()
                .filter(metric -> metric.sight() != MetricState.Sight.IN_BAND)
                .map(metric -> metric.name() + " " + metric.words())
                .findFirst();
    }

    private void remember(Run run, Experiment experiment, Instant now) {
        for (Deviation deviation : situation.movedSince(run.line().askedAt(), now)) {
            boolean named = experiment.draft().metrics().contains(deviation.metric());
            learning.moved(
                    run.line().id(), new MovedMetric(deviation.metric(), deviation.id(), named));
        }
    }

    private IncidentId declare(Run run, Experiment experiment, String missing, Instant now) {
        String title = "Experiment " + experiment.id() + " is over and the system is not back";
        String summary =
                "%s. Run %d of “%s” ended as %s (%s); its recovery was not seen."
                        .formatted(
                                missing,
                                run.line().id(),
                                experiment.title(),
                                run.line().verdict() == null
                                        ? "not judged"
                                        : run.line().verdict().words(),
                                run.line().reason());
        return incidents.declare(
                new Declaration(
                        title,
                        summary,
                        IncidentKind.IMPACT,
                        3,
                        List.of(experiment.draft().service()),
                        null,
                        null,
                        null),
                ACTOR,
                now);
    }
}
