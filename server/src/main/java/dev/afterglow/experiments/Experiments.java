package dev.afterglow.experiments;

import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.radar.Risk;
import dev.afterglow.radar.Risks;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Transactional;

/// The door: experiments are drafted, agreed to, approved, asked for and halted, and what they say
/// of a risk is read.
@org.springframework.stereotype.Service
public class Experiments {

    /// The longest that a team agrees at once.
    static final Duration LONGEST_AGREEMENT = Duration.ofDays(366);

    private static final int MOST = 100;
    private static final int MOST_READ = 5_000;

    private final ExperimentStore store;
    private final RunStore runs;
    private final LearningStore learning;
    private final Situation situation;
    private final Services services;
    private final Metrics metrics;
    private final People people;
    private final Risks risks;
    private final Audit audit;
    private final ExperimentSettings settings;
    private final Gates gates;

    Experiments(
            ExperimentStore store,
            RunStore runs,
            LearningStore learning,
            Situation situation,
            Services services,
            Metrics metrics,
            People people,
            Risks risks,
            Audit audit,
            ExperimentSettings settings,
            Gates gates) {
        this.store = store;
        this.runs = runs;
        this.learning = learning;
        this.situation = situation;
        this.services = services;
        this.metrics = metrics;
        this.people = people;
        this.risks = risks;
        this.audit = audit;
        this.settings = settings;
        this.gates = gates;
    }

    /// Keeps a draft.
    ///
    /// @throws IllegalArgumentException for a service or metric that does not exist, and for a file
    ///     that is no experiment, with the place of the first mistake
    @Transactional
    public ExperimentId draft(Draft draft, Actor actor, Instant now) {
        if (services.service(draft.service()).isEmpty()) {
            throw new IllegalArgumentException("There is no service " + draft.service());
        }
        for (MetricId metric : draft.metrics()) {
            if (metrics.metric(metric).isEmpty()) {
                throw new IllegalArgumentException("There is no key metric " + metric);
            }
        }
        String title = title(draft.file());
        ExperimentId id = store.add(title, draft, person(actor), now);
        record(actor, "experiment.drafted", "experiment:" + id, title, now);
        return id;
    }

    private static String title(String file) {
        return switch (ExperimentFile.read(file)) {
            case ExperimentReading.Refused(var mistakes) ->
                    throw new IllegalArgumentException(
                            "The file, line " + mistakes.getFirst().toString());
            case ExperimentReading.Accepted(ExperimentFile read) -> {
                String title = read.document().path("title").asString("").strip();
                if (title.isEmpty() || title.length() > 200) {
                    throw new IllegalArgumentException(
                            "The file's title has 1 to 200 characters, was " + title.length());
                }
                yield title;
            }
        };
    }

    /// Somebody other than the author says that it may be run.
    @Transactional
    public Answer approve(ExperimentId id, Actor actor, Instant now) {
        Experiment experiment = require(id);
        if (experiment.author().equals(person(actor))) {
            return Answer.refused("Its author cannot approve it: ask somebody else to look at it.");
        }
        if (!store.approve(id, person(actor), now)) {
            return Answer.refused(id + " is approved already.");
        }
        record(actor, "experiment.approved", "experiment:" + id, experiment.title(), now);
        return Answer.done();
    }

    /// The owning team agrees to experiments on its service, until a day.
    @Transactional
    public Answer agree(Agreement agreement, Actor actor, Instant now) {
        Optional<String> no = whyNotOwner(agreement.service(), actor);
        if (no.isPresent()) {
            return Answer.refused(no.get());
        }
        Instant latest = now.plus(LONGEST_AGREEMENT);
        if (!agreement.until().isAfter(now) || agreement.until().isAfter(latest)) {
            return Answer.refused("A team agrees until a day within the next year.");
        }
        store.agree(agreement, now);
        record(
                actor,
                "experiment.agreed",
                "service:" + agreement.service(),
                "until " + agreement.until(),
                now);
        return Answer.done();
    }

    /// The team takes it back; a run on the service is stopped.
    @Transactional
    public Answer withdraw(ServiceId service, Actor actor, Instant now) {
        Optional<String> no = whyNotOwner(service, actor);
        if (no.isPresent()) {
            return Answer.refused(no.get());
        }
        if (!store.withdraw(service)) {
            return Answer.refused("The team of " + service + " had not agreed to anything.");
        }
        runs.open().stream()
                .filter(run -> run.service().equals(service))
                .forEach(run -> runs.askHalt(run.id(), "the team withdrew"));
        record(actor, "experiment.withdrawn", "service:" + service, "", now);
        return Answer.done();
    }

    private Optional<String> whyNotOwner(ServiceId id, Actor actor) {
        Service service =
                services.service(id)
                        .orElseThrow(
                                () -> new IllegalArgumentException("There is no service " + id));
        if (service.team() == null) {
            return Optional.of("Nobody owns " + service.name() + ": nobody can agree.");
        }
        boolean member =
                people.teamsOf(person(actor)).stream()
                        .anyMatch(team -> team.id().equals(service.team()));
        return member
                ? Optional.empty()
                : Optional.of("Only the team that owns " + service.name() + " agrees to that.");
    }

    /// Asks every gate, and begins when all say yes. The answers are kept either way.
    ///
    /// @return the run's number
    @Transactional
    public long start(ExperimentId id, Actor actor, Instant now) {
        Experiment experiment = require(id);
        runs.takeTurn();
        List<GateAnswer> answers = gates.answers(experiment, now);
        boolean passed = answers.stream().allMatch(GateAnswer::passed);
        long run =
                runs.add(
                        experiment,
                        passed ? RunState.WAITING : RunState.REFUSED,
                        person(actor),
                        now);
        runs.answer(run, answers);
        if (passed) {
            learning.seal(id, run);
        }
        record(
                actor,
                passed ? "experiment.started" : "experiment.refused",
                "experiment:" + id,
                "run " + run,
                now);
        return run;
    }

    /// What each gate would say now.
    public List<GateAnswer> gates(Experiment experiment, Instant now) {
        return gates.answers(experiment, now);
    }

    /// Stops one run; anybody may.
    @Transactional
    public void halt(long run, String reason, Actor actor, Instant now) {
        runs.askHalt(run, reason.isBlank() ? "halted by " + actor.word() : reason.strip());
        record(actor, "experiment.halted", "experiment-run:" + run, reason, now);
    }

    /// Stops everything, and lets nothing begin until it is released; anybody may.
    @Transactional
    public void haltAll(String reason, Actor actor, Instant now) {
        String why = reason.isBlank() ? "halted by " + actor.word() : reason.strip();
        store.halt(why, actor.word(), now);
        record(actor, "experiment.all-halted", "experiments", why, now);
    }

    /// Lets experiments begin again; needs a reason.
    @Transactional
    public Answer release(String reason, Actor actor, Instant now) {
        if (reason.isBlank()) {
            return Answer.refused("Say why experiments may go on.");
        }
        if (!store.release()) {
            return Answer.refused(
                    situation
                            .haltedByFile()
                            .map(why -> "The file " + settings.haltFile() + " halts: remove it.")
                            .orElse("Nothing is halted."));
        }
        record(actor, "experiment.all-released", "experiments", reason.strip(), now);
        return Answer.done();
    }

    /// Why everything is halted.
    public Optional<String> halted() {
        return situation.halted();
    }

    /// Keeps what somebody expects of the next run, sealed until it is over.
    @Transactional
    public Answer expect(ExperimentId id, String expected, Actor actor, Instant now) {
        require(id);
        if (expected.isBlank() || expected.length() > Expectation.LONGEST) {
            return Answer.refused("An expectation has 1 to 2,000 characters; nothing was kept.");
        }
        learning.expect(id, person(actor), expected.strip(), now);
        return Answer.done();
    }

    /// Keeps what somebody saw, once the run is over.
    @Transactional
    public Answer saw(long runId, Expectation said, Actor actor, Instant now) {
        Run run =
                runs.find(runId)
                        .orElseThrow(
                                () -> new IllegalArgumentException("There is no run " + runId));
        if (run.line().verdict() == null) {
            return Answer.refused("The run is not over: expectations are sealed until then.");
        }
        learning.saw(run.line().experiment(), runId, said, now);
        return Answer.done();
    }

    /// What was expected and seen; empty while they are sealed.
    public List<Expectation> expectations(Run run) {
        return run.line().verdict() == null ? List.of() : learning.of(run.line().id());
    }

    /// How many said what they expect of the next run.
    public int expecting(ExperimentId id) {
        return learning.waiting(id);
    }

    /// What this person expects of the next run.
    public Optional<Expectation> ownExpectation(ExperimentId id, PersonId person) {
        return learning.own(id, person);
    }

    public List<MovedMetric> moved(long run) {
        return learning.moved(run);
    }

    public Optional<Experiment> experiment(ExperimentId id) {
        return store.find(id);
    }

    /// The newest 100.
    public List<Experiment> newest() {
        return store.newest(MOST);
    }

    /// Those that came from something, newest first.
    public List<Experiment> from(Source source) {
        return store.from(source, MOST);
    }

    public Optional<Run> run(long id) {
        return runs.find(id);
    }

    /// The newest 100 runs of an experiment.
    public List<RunLine> runs(ExperimentId id) {
        return runs.of(id, MOST);
    }

    /// The newest 100 runs of all.
    public List<RunLine> newestRuns() {
        return runs.newest(MOST);
    }

    public List<Agreement> agreements() {
        return store.agreements();
    }

    /// What experiments say of a risk.
    public RiskReading reading(String risk, Instant now) {
        return RiskReading.of(runs.endedFrom(Source.Kind.RISK, risk, MOST), now);
    }

    /// How much of what was heard was ever tried.
    public Coverage coverage(Instant now) {
        Set<String> heard =
                risks.heard().stream()
                        .map(Risk::id)
                        .map(Object::toString)
                        .collect(Collectors.toSet());
        Set<String> tried = new HashSet<>();
        Set<String> fresh = new HashSet<>();
        for (RunLine run : runs.endedFrom(Source.Kind.RISK, "", MOST_READ)) {
            String risk =
                    store.find(run.experiment()).map(one -> one.draft().source().ref()).orElse("");
            if (run.tells() && heard.contains(risk)) {
                tried.add(risk);
                if (run.endedAt() != null && run.endedAt().plus(RiskReading.FRESH).isAfter(now)) {
                    fresh.add(risk);
                }
            }
        }
        Instant last =
                runs.newest(MOST).stream()
                        .filter(run -> run.verdict() != null)
                        .findFirst()
                        .map(RunLine::endedAt)
                        .orElse(null);
        return new Coverage(heard.size(), tried.size(), fresh.size(), last);
    }

    private Experiment require(ExperimentId id) {
        return store.find(id).orElseThrow(() -> new IllegalArgumentException("There is no " + id));
    }

    private static PersonId person(Actor actor) {
        return switch (actor) {
            case Actor.OfPerson(PersonId person, Role ignored) -> person;
            case Actor.OfToken(String ignored, PersonId owner, Role role) -> owner;
            case Actor.OfSystem(String job) ->
                    throw new IllegalArgumentException(
                            "An experiment is a person's act, not " + job);
        };
    }

    private void record(Actor actor, String verb, String subject, String detail, Instant now) {
        audit.record(actor, new Audit.Act(verb, subject, detail), now);
    }
}
