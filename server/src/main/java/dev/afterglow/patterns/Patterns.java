package dev.afterglow.patterns;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door: ask for a run, see how far it is, read what it found.
@Service
public class Patterns {

    private static final int EARLIER_MAX = 24;

    private final RunStore runs;
    private final FindingStore findings;
    private final PersonalStore personal;

    Patterns(RunStore runs, FindingStore findings, PersonalStore personal) {
        this.runs = runs;
        this.findings = findings;
        this.personal = personal;
    }

    /// Asks for a run; one that already waits is enough for everybody.
    @Transactional
    public void ask(Actor actor, Instant now) {
        runs.ask(actor.word(), now);
    }

    /// Ends the run that waits or goes on, whoever asked for it; false when it has ended already.
    @Transactional
    public boolean cancel(long run, Instant now) {
        return runs.cancel(run, now);
    }

    /// The run that waits or goes on; that which goes on first.
    public Optional<Run> open() {
        return runs.open();
    }

    /// The newest run, however it stands.
    public Optional<Run> newest() {
        return runs.newest();
    }

    /// The newest run that was done.
    public Optional<Run> done() {
        return runs.done();
    }

    /// All looks of a run, in the order of the lenses.
    public List<Finding> findings(Run run) {
        return findings.of(run.id());
    }

    /// One look of a run.
    public Optional<Finding> finding(Run run, String pattern) {
        return findings.of(run.id(), pattern);
    }

    /// What a run said of a frozen pattern alone; empty for one that is not frozen.
    public Optional<TestedAlone> alone(Run run, String pattern) {
        return findings.alone(run.id(), pattern);
    }

    /// What a run said of every frozen pattern, by name.
    public List<TestedAlone> alone(Run run) {
        return findings.alone(run.id());
    }

    /// What a pattern was in a run.
    public record Earlier(Instant at, Finding finding) {}

    /// The same pattern in earlier runs, newest first, at most 24.
    public List<Earlier> earlier(Run run, String pattern) {
        return findings.earlier(run.id(), pattern, EARLIER_MAX);
    }

    /// Whether the person lets their days away and their nights be shown as evidence.
    public boolean hasAgreed(PersonId person) {
        return personal.agreed().contains(person.value());
    }

    /// Keeps or takes back that agreement; it holds from the next run on.
    @Transactional
    public void agree(PersonId person, boolean agrees, Instant now) {
        if (agrees) {
            personal.agree(person, now);
        } else {
            personal.disagree(person);
        }
    }

    /// Keeps pages that another pager sent; those of persons who are not here are passed over.
    @Transactional
    public int tell(List<ToldPage> pages) {
        return personal.tell(pages);
    }
}
