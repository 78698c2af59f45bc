package dev.afterglow.experiments.web;

import dev.afterglow.experiments.Draft;
import dev.afterglow.experiments.Experiment;
import dev.afterglow.experiments.ExperimentId;
import dev.afterglow.experiments.Experiments;
import dev.afterglow.experiments.GateAnswer;
import dev.afterglow.experiments.Run;
import dev.afterglow.experiments.RunState;
import dev.afterglow.experiments.Source;
import dev.afterglow.experiments.Verdict;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.Actor;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Experiments for programs: to draft one, to ask for a run, to read how it went, and to halt.
@RestController
class ExperimentApi {

    private final Experiments experiments;
    private final InstantSource clock;

    ExperimentApi(Experiments experiments, InstantSource clock) {
        this.experiments = experiments;
        this.clock = clock;
    }

    /// @param file in the Chaos Toolkit's format, as text
    /// @param metrics key metrics whose deviation stops it
    /// @param source `hunch`, `incident`, `theme` or `risk`; the first when it is left out
    record DraftJson(
            @Nullable String file,
            @Nullable String service,
            int percent,
            int minutes,
            @Nullable List<String> metrics,
            @Nullable String source,
            @Nullable String ref,
            @Nullable String changeOfMind) {

        Draft draft() {
            return new Draft(
                    text(file),
                    new ServiceId(text(service)),
                    percent,
                    minutes,
                    (metrics == null ? List.<String>of() : metrics)
                            .stream().map(MetricId::new).toList(),
                    new Source(
                            Source.Kind.of(source == null ? "hunch" : source), text(ref).strip()),
                    text(changeOfMind));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    /// @param approvedBy null until somebody did
    record ExperimentJson(
            String id,
            String title,
            String service,
            int percent,
            int minutes,
            List<String> metrics,
            String source,
            String ref,
            String author,
            @Nullable String approvedBy) {

        static ExperimentJson of(Experiment experiment) {
            Draft draft = experiment.draft();
            return new ExperimentJson(
                    experiment.id().toString(),
                    experiment.title(),
                    draft.service().value(),
                    draft.percent(),
                    draft.mostMinutes(),
                    draft.metrics().stream().map(MetricId::value).toList(),
                    draft.source().kind().word(),
                    draft.source().ref(),
                    experiment.author().value(),
                    experiment.approvedBy() == null ? null : experiment.approvedBy().value());
        }
    }

    /// @param verdict null until it is over
    /// @param recoveredAt null until the system was seen to be back
    record RunJson(
            long id,
            String experiment,
            String state,
            Instant askedAt,
            @Nullable Instant endedAt,
            @Nullable String verdict,
            String reason,
            String stoppedBy,
            String recovery,
            @Nullable Instant recoveredAt,
            @Nullable String incident,
            List<GateAnswer> gates) {

        static RunJson of(Run run) {
            Verdict verdict = run.line().verdict();
            return new RunJson(
                    run.line().id(),
                    run.line().experiment().toString(),
                    run.line().state().word(),
                    run.line().askedAt(),
                    run.line().endedAt(),
                    verdict == null ? null : verdict.words(),
                    run.line().reason(),
                    run.line().stoppedBy(),
                    run.recovery(),
                    run.recoveredAt(),
                    run.incident() == null ? null : run.incident().toString(),
                    run.gates());
        }
    }

    /// The newest hundred.
    @GetMapping("/api/experiments")
    List<ExperimentJson> list() {
        return experiments.newest().stream().map(ExperimentJson::of).toList();
    }

    @PostMapping("/api/experiments")
    ResponseEntity<ExperimentJson> draft(Actor actor, @RequestBody DraftJson sent) {
        ExperimentPages.responder(actor);
        ExperimentId id = experiments.draft(sent.draft(), actor, clock.instant());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(ExperimentJson.of(experiments.experiment(id).orElseThrow()));
    }

    /// Asks every gate: 202 when the run begins, 409 with their answers when it does not.
    @PostMapping("/api/experiments/{id}/runs")
    ResponseEntity<RunJson> start(Actor actor, @PathVariable String id) {
        ExperimentPages.responder(actor);
        long number = experiments.start(ExperimentId.parse(id), actor, clock.instant());
        Run run = experiments.run(number).orElseThrow();
        boolean refused = run.line().state() == RunState.REFUSED;
        return ResponseEntity.status(refused ? HttpStatus.CONFLICT : HttpStatus.ACCEPTED)
                .body(RunJson.of(run));
    }

    @GetMapping("/api/experiments/runs/{id}")
    RunJson run(@PathVariable long id) {
        return experiments
                .run(id)
                .map(RunJson::of)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no run " + id));
    }

    @PostMapping("/api/experiments/runs/{id}/halt")
    void halt(Actor actor, @PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        experiments.halt(id, reason, actor, clock.instant());
    }

    @PostMapping("/api/experiments/halt")
    void haltAll(Actor actor, @RequestParam(defaultValue = "") String reason) {
        experiments.haltAll(reason, actor, clock.instant());
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail refused(IllegalArgumentException wrong) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(wrong.getMessage()));
    }

    @ExceptionHandler(DuplicateKeyException.class)
    ProblemDetail taken(DuplicateKeyException taken) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "Another run on the same target began in this moment.");
    }
}
