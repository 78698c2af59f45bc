package dev.afterglow.setup;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.setup.ConfigurationReader.Placed;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The door: brings the server to what a configuration file says, through each module's own door
/// and in one transaction, and writes the present state in the same form.
@Service
public class Apply {

    private final Sections sections;
    private final TransactionTemplate transaction;
    private final Audit audit;

    Apply(Sections sections, TransactionTemplate transaction, Audit audit) {
        this.sections = sections;
        this.transaction = transaction;
        this.audit = audit;
    }

    /// Applies a file, or refuses it whole.
    public Applied apply(String yaml, Actor actor, Instant now) {
        return run(yaml, new Work(actor, now), false);
    }

    /// What [#apply] would do. Everything is tried and taken back, so a plan that is accepted here
    /// is accepted there.
    public Applied plan(String yaml, Actor actor, Instant now) {
        return run(yaml, new Work(actor, now), true);
    }

    /// The present state as a file that [#apply] finds unchanged.
    public String export(Instant now) {
        Work work = new Work(new Actor.OfSystem("export"), now);
        return ConfigurationWriter.write(
                Objects.requireNonNull(transaction.execute(_ -> sections.all(work))));
    }

    private Applied run(String yaml, Work work, boolean dryRun) {
        return switch (ConfigurationReader.read(yaml, this::exists, Placed::new)) {
            case Reading.Refused<Placed>(var problems) -> new Applied.Refused(problems);
            case Reading.Accepted<Placed>(Placed file) ->
                    Objects.requireNonNull(
                            transaction.execute(status -> {
                                Applied outcome = apply(file, work, dryRun);
                                if (!(outcome instanceof Applied.Done)) {
                                    status.setRollbackOnly();
                                }
                                return outcome;
                            }));
        };
    }

    private Applied apply(Placed file, Work work, boolean dryRun) {
        Applying applying = new Applying(file, work);
        sections.inOrder().forEach(applying::write);
        sections.inOrder().reversed().forEach(applying::remove);
        if (!applying.problems().isEmpty()) {
            return new Applied.Refused(
                    applying.problems().stream()
                            .sorted(
                                    Comparator.comparingInt(Problem::line)
                                            .thenComparingInt(Problem::column))
                            .toList());
        }
        if (dryRun) {
            return new Applied.Planned(applying.plan());
        }
        long changes =
                applying.plan().stream().filter(line -> line.change() != Change.UNCHANGED).count();
        if (changes > 0) {
            audit.record(
                    work.actor(),
                    new Audit.Act("configuration.applied", "configuration", changes + " changes"),
                    work.now());
        }
        return new Applied.Done(applying.plan());
    }

    private boolean exists(Kind kind, String id) {
        return sections.inOrder().stream()
                .filter(section -> section.name().equals(kind.section()))
                .anyMatch(section -> section.present(id).isPresent());
    }
}
