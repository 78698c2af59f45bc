package dev.afterglow.experiments.web;

import dev.afterglow.experiments.Agreement;
import dev.afterglow.experiments.Coverage;
import dev.afterglow.experiments.Expectation;
import dev.afterglow.experiments.Experiment;
import dev.afterglow.experiments.ExperimentFile;
import dev.afterglow.experiments.ExperimentReading;
import dev.afterglow.experiments.Experiments;
import dev.afterglow.experiments.GateAnswer;
import dev.afterglow.experiments.MovedMetric;
import dev.afterglow.experiments.RiskReading;
import dev.afterglow.experiments.Run;
import dev.afterglow.experiments.RunLine;
import dev.afterglow.experiments.RunState;
import dev.afterglow.experiments.Source;
import dev.afterglow.experiments.Verdict;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Makes the views of experiments and their runs.
@Component
class ExperimentViews {

    private final Experiments experiments;
    private final Services services;
    private final Metrics metrics;
    private final People people;

    ExperimentViews(Experiments experiments, Services services, Metrics metrics, People people) {
        this.experiments = experiments;
        this.services = services;
        this.metrics = metrics;
        this.people = people;
    }

    ExperimentsPage all(Actor actor, Times times, String error) {
        return new ExperimentsPage(
                experiments.halted().orElse(""),
                coverage(experiments.coverage(times.now()), times),
                experiments.newest().stream().map(this::row).toList(),
                experiments.newestRuns().stream().map(run -> row(run, times)).toList(),
                experiments.agreements().stream().map(one -> agreed(one, times)).toList(),
                serviceChoices(),
                error,
                actor.may(Role.RESPONDER));
    }

    private static String coverage(Coverage coverage, Times times) {
        if (coverage.risks() == 0) {
            return "No risk was heard in a session yet, so there is nothing to cover.";
        }
        String last =
                coverage.lastRun() == null
                        ? "Nothing ever ran."
                        : "The last run was " + times.since(coverage.lastRun()) + " ago.";
        return "%d of %d risks that sessions heard were ever tried, %d within 180 days. %s"
                .formatted(coverage.tried(), coverage.risks(), coverage.fresh(), last);
    }

    ExperimentsPage.Row row(Experiment experiment) {
        Source source = experiment.draft().source();
        PersonId approver = experiment.approvedBy();
        return new ExperimentsPage.Row(
                experiment.id().toString(),
                experiment.address(),
                experiment.title(),
                source.words(),
                source.address(),
                service(experiment.draft().service()),
                approver == null ? "not approved" : "approved by " + name(approver));
    }

    static ExperimentsPage.RunRow row(RunLine run, Times times) {
        Verdict verdict = run.verdict();
        String words =
                verdict == null || run.state() == RunState.RECOVERING
                        ? run.state().word()
                        : verdict.words();
        return new ExperimentsPage.RunRow(
                "Run " + run.id(),
                run.address(),
                run.title(),
                words,
                tone(run),
                times.time(run.askedAt()));
    }

    private static String tone(RunLine run) {
        if (!run.state().isOver()) {
            return "live";
        }
        if (run.verdict() == null) {
            return "doubt";
        }
        return switch (run.verdict()) {
            case UPHELD -> "good";
            case REFUTED, ABORTED -> "harm";
            case NOT_TESTED, NOT_INJECTED, INCONCLUSIVE -> "doubt";
        };
    }

    private ExperimentsPage.Agreed agreed(Agreement agreement, Times times) {
        String hosts =
                agreement.hosts().isEmpty() ? "no host" : String.join(", ", agreement.hosts());
        return new ExperimentsPage.Agreed(
                agreement.service().value(),
                service(agreement.service()),
                "%s agreed until %s: up to %d %%, %s"
                        .formatted(
                                name(agreement.agreedBy()),
                                times.day(agreement.until()),
                                agreement.mostPercent(),
                                hosts));
    }

    ExperimentPage page(Experiment experiment, Actor actor, Times times, String error) {
        boolean responder = actor.may(Role.RESPONDER);
        boolean isAuthor =
                actor instanceof Actor.OfPerson(PersonId person, Role ignored)
                        && person.equals(experiment.author());
        int expecting = experiments.expecting(experiment.id());
        return new ExperimentPage(
                row(experiment),
                name(experiment.author()),
                description(experiment.draft().file()),
                experiment.draft().file(),
                facts(experiment),
                experiment.draft().changeOfMind(),
                experiments.gates(experiment, times.now()).stream()
                        .map(ExperimentViews::gate)
                        .toList(),
                expecting == 0
                        ? "Nobody said yet what they expect."
                        : expecting + " said what they expect, sealed until the run is over.",
                own(experiment, actor),
                experiments.runs(experiment.id()).stream().map(run -> row(run, times)).toList(),
                new ExperimentPage.Can(
                        responder && !isAuthor && !experiment.isApproved(),
                        responder,
                        actor instanceof Actor.OfPerson),
                error);
    }

    private static String description(String file) {
        return ExperimentFile.read(file) instanceof ExperimentReading.Accepted(ExperimentFile read)
                ? read.document().path("description").asString("")
                : "";
    }

    private List<ExperimentPage.Fact> facts(Experiment experiment) {
        String named =
                experiment.draft().metrics().stream()
                        .map(this::metric)
                        .collect(Collectors.joining(", "));
        return List.of(
                new ExperimentPage.Fact("Target", service(experiment.draft().service())),
                new ExperimentPage.Fact("Touches at most", experiment.draft().percent() + " %"),
                new ExperimentPage.Fact("Lasts at most", experiment.draft().mostMinutes() + " min"),
                new ExperimentPage.Fact("Stops when this leaves its band", named));
    }

    private String own(Experiment experiment, Actor actor) {
        return actor instanceof Actor.OfPerson(PersonId person, Role ignored)
                ? experiments
                        .ownExpectation(experiment.id(), person)
                        .map(Expectation::expected)
                        .orElse("")
                : "";
    }

    static ExperimentPage.Gate gate(GateAnswer answer) {
        return new ExperimentPage.Gate(
                answer.gate(),
                answer.passed() ? "good" : "harm",
                answer.passed() ? "yes" : "no",
                answer.answer());
    }

    RunPage page(Run run, Actor actor, Times times, String error) {
        RunLine line = run.line();
        Experiment experiment = experiments.experiment(line.experiment()).orElseThrow();
        Source source = experiment.draft().source();
        boolean fromRisk = source.kind() == Source.Kind.RISK;
        return new RunPage(
                row(line, times),
                experiment.address(),
                line.reason(),
                recovery(run),
                run.incident() == null ? "" : run.incident().toString(),
                run.gates().stream().map(ExperimentViews::gate).toList(),
                run.progress().lines().toList(),
                experiments.moved(line.id()).stream().map(this::moved).toList(),
                experiments.expectations(run).stream().map(this::said).toList(),
                line.verdict() == null && line.state() != RunState.REFUSED
                        ? "What people expect is sealed until the run is over."
                        : "",
                fromRisk ? experiments.reading(source.ref(), times.now()).words() : "",
                source.address(),
                !line.state().isOver(),
                line.verdict() != null,
                run.journal() != null,
                line.verdict() == Verdict.UPHELD && actor.may(Role.RESPONDER),
                error);
    }

    private static String recovery(Run run) {
        if (run.line().verdict() == null) {
            return "";
        }
        if (run.recoveredAt() == null || run.line().endedAt() == null) {
            return run.line().state() == RunState.RECOVERING
                    ? run.recovery() + "; we look whether the key metrics are back"
                    : run.recovery() + "; the recovery was not seen";
        }
        return "%s; recovery verified after %s"
                .formatted(
                        run.recovery(),
                        Times.duration(Duration.between(run.line().endedAt(), run.recoveredAt())));
    }

    private RunPage.Moved moved(MovedMetric moved) {
        return new RunPage.Moved(
                metric(moved.metric()),
                "/deviations/" + moved.deviation(),
                moved.wasNamed() ? "named before the run" : "nobody had named it");
    }

    private RunPage.Said said(Expectation expectation) {
        Integer surprise = expectation.surprise();
        return new RunPage.Said(
                name(expectation.person()),
                expectation.expected().isEmpty() ? "nothing in writing" : expectation.expected(),
                surprise == null ? "" : SurpriseWords.of(surprise),
                expectation.noticedBy(),
                expectation.saw());
    }

    TriedPanel risk(String risk, Actor actor, Times times) {
        RiskReading reading = experiments.reading(risk, times.now());
        String tone =
                switch (reading.reading()) {
                    case REPRODUCED -> "harm";
                    case NOT_REPRODUCED -> "info";
                    case NEVER_TRIED, CANNOT_TELL -> "doubt";
                };
        return new TriedPanel(
                reading.words(),
                reading.conditions(),
                tone,
                rows(new Source(Source.Kind.RISK, risk)),
                "/experiments/new?source=risk&ref=" + risk,
                "/radar/risks/" + risk,
                "Risk " + risk,
                actor.may(Role.RESPONDER));
    }

    TriedPanel incident(String incident, Actor actor) {
        return new TriedPanel(
                "",
                "",
                "",
                rows(new Source(Source.Kind.INCIDENT, incident)),
                "/experiments/new?source=incident&ref=" + incident,
                "/incidents/" + incident,
                incident,
                actor.may(Role.RESPONDER));
    }

    private List<ExperimentsPage.Row> rows(Source source) {
        return experiments.from(source).stream().map(this::row).toList();
    }

    List<ExperimentsPage.Choice> serviceChoices() {
        return services.all().stream()
                .map(one -> new ExperimentsPage.Choice(one.id().value(), one.name()))
                .toList();
    }

    List<ExperimentsPage.Choice> metricChoices() {
        return metrics.all().stream()
                .map(one -> new ExperimentsPage.Choice(one.id().value(), one.name()))
                .toList();
    }

    private String service(ServiceId id) {
        return services.service(id).map(Service::name).orElse(id.value());
    }

    private String metric(MetricId id) {
        return metrics.metric(id).map(KeyMetric::name).orElse(id.value());
    }

    private String name(PersonId id) {
        return people.person(id).map(Person::name).orElse(id.value());
    }
}
