package dev.afterglow.radar;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door of the curators: reads what came in, puts together what is the same, tells it in other
/// words. Each opening and each step is audited; nothing is put together by itself.
@Service
public class CuratorDesk {

    private final SubmissionStore submissions;
    private final RiskStore risks;
    private final Proposals proposals;
    private final People people;
    private final Services services;
    private final Audit audit;

    CuratorDesk(
            SubmissionStore submissions,
            RiskStore risks,
            Proposals proposals,
            People people,
            Services services,
            Audit audit) {
        this.submissions = submissions;
        this.risks = risks;
        this.proposals = proposals;
        this.people = people;
        this.services = services;
        this.audit = audit;
    }

    /// What came of a curator's act.
    public sealed interface Outcome {

        record Done(RiskId risk) implements Outcome {}

        /// Nothing was changed.
        record Refused(String reason) implements Outcome {}
    }

    /// A worry that a curator opened.
    ///
    /// @param uncompared how many others it could not be compared with yet
    public record Opened(
            Submission submission,
            List<Proposal> proposals,
            int uncompared,
            List<Telltale> telltales) {}

    /// The worries of a risk.
    ///
    /// @param words of one of them; empty when all have expired
    public record Behind(int worries, String words) {}

    /// Worries without a risk; answers that wait come first; at most 500.
    public List<Submission> toRead() {
        return submissions.toRead();
    }

    /// Which of them seem to tell the same in other words, in groups of two or more. Nothing is put
    /// together by it.
    public List<List<UUID>> groups(Collection<Submission> worries) {
        return proposals.groups(worries);
    }

    /// Risks with something behind them, those without words first; at most 300.
    public List<Risk> risks() {
        return risks.all();
    }

    public List<Submission> inRisk(RiskId risk) {
        return submissions.inRisk(risk);
    }

    /// What the words of each worry give away.
    public Map<UUID, List<Telltale>> telltales(Collection<Submission> worries) {
        Telltales.Names names = names();
        return worries.stream()
                .collect(Collectors.toMap(Submission::id, worry -> telltales(worry, names)));
    }

    private static List<Telltale> telltales(Submission worry, Telltales.Names names) {
        String words = worry.words();
        return words == null ? List.of() : Telltales.in(words, names);
    }

    /// What stands behind each risk.
    public Map<RiskId, Behind> behind(Collection<Risk> risks) {
        return submissions.behind(risks.stream().map(Risk::id).toList());
    }

    /// Opens a worry, which is audited, and looks for the same worry in other words.
    public Optional<Opened> open(UUID id, Actor curator, Instant now) {
        return submissions
                .find(id)
                .map(found -> {
                    record(curator, "radar.opened", found.id(), "", now);
                    Proposals.Found near =
                            found.words() == null || found.risk() != null
                                    ? new Proposals.Found(List.of(), 0)
                                    : proposals.of(found);
                    return new Opened(
                            found, near.proposals(), near.unread(), telltales(found, names()));
                });
    }

    /// A curator says that a worry and another, or a risk, are the same.
    ///
    /// @param other [Proposal#key()]
    @Transactional
    public Outcome same(UUID id, String other, Actor curator, Instant now) {
        submissions.hold();
        Submission worry = submissions.find(id).orElse(null);
        if (worry == null) {
            return new Outcome.Refused("There is no such worry on the desk.");
        }
        if (worry.risk() != null) {
            return new Outcome.Refused(
                    "It was put together with others before; take it out first.");
        }
        return switch (Proposal.Target.parse(other)) {
            case Proposal.Target.OfRisk(RiskId risk) -> join(worry, risk, curator, now);
            case Proposal.Target.OfWorry(UUID second) -> pair(worry, second, curator, now);
        };
    }

    private Outcome pair(Submission worry, UUID second, Actor curator, Instant now) {
        Submission other = submissions.find(second).orElse(null);
        if (other == null || other.id().equals(worry.id())) {
            return new Outcome.Refused("There is no such other worry on the desk.");
        }
        RiskId risk = other.risk();
        if (risk == null) {
            risk = risks.insert(Math.min(worry.cycle(), other.cycle()));
            submissions.setRisk(other.id(), risk);
            record(curator, "radar.joined", other.id(), "risk " + risk, now);
        }
        return join(worry, risk, curator, now);
    }

    private Outcome join(Submission worry, RiskId risk, Actor curator, Instant now) {
        if (risks.find(risk).isEmpty()) {
            return new Outcome.Refused("There is no risk " + risk + ".");
        }
        submissions.setRisk(worry.id(), risk);
        record(curator, "radar.joined", worry.id(), "risk " + risk, now);
        return new Outcome.Done(risk);
    }

    /// A curator says that it is like no other.
    @Transactional
    public Outcome alone(UUID id, Actor curator, Instant now) {
        submissions.hold();
        Submission worry = submissions.find(id).orElse(null);
        if (worry == null || worry.risk() != null) {
            return new Outcome.Refused(
                    worry == null
                            ? "There is no such worry on the desk."
                            : "It belongs to a risk already.");
        }
        return join(worry, risks.insert(worry.cycle()), curator, now);
    }

    /// A curator says that two are not the same; they are not proposed again.
    @Transactional
    public void keepApart(UUID id, String other, Actor curator, Instant now) {
        if (submissions.find(id).isEmpty()) {
            throw new IllegalArgumentException("There is no such worry on the desk.");
        }
        Proposal.Target.parse(other);
        risks.keepApart(id, other);
        record(curator, "radar.kept-apart", id, other, now);
    }

    /// Takes a worry out of its risk again.
    @Transactional
    public Outcome takeOut(UUID id, Actor curator, Instant now) {
        submissions.hold();
        Submission worry = submissions.find(id).orElse(null);
        if (worry == null || worry.risk() == null) {
            return new Outcome.Refused("It belongs to no risk.");
        }
        if (worry.isCounted()) {
            return new Outcome.Refused(
                    "A session has said its count. A number that falls would tell the room whose"
                            + " worry it was, so it stays.");
        }
        submissions.setRisk(id, null);
        record(curator, "radar.taken-out", id, "risk " + worry.risk(), now);
        return new Outcome.Done(worry.risk());
    }

    /// What is wrong with a curator's words for a risk; empty when they may be shown.
    public List<Telltale> wrongWith(String told, RiskId risk) {
        List<String> originals =
                submissions.inRisk(risk).stream()
                        .map(Submission::words)
                        .flatMap(words -> Optional.ofNullable(words).stream())
                        .toList();
        return Stream.concat(
                        Telltales.in(told, names()).stream(),
                        Telltales.borrowed(told, originals).stream())
                .toList();
    }

    /// Tells a risk in the curator's words, and puts it on the next session's agenda or not.
    @Transactional
    public Outcome tell(Risk risk, Actor curator, Instant now) {
        String told = risk.told().strip();
        if (told.isEmpty() || told.length() > Risk.TOLD_MAX) {
            return new Outcome.Refused(
                    "Tell it in 1 to 500 characters, was %,d.".formatted(told.length()));
        }
        if (risks.find(risk.id()).isEmpty()) {
            return new Outcome.Refused("There is no risk " + risk.id() + ".");
        }
        List<Telltale> wrong = wrongWith(told, risk.id());
        if (!wrong.isEmpty()) {
            return new Outcome.Refused(
                    "These words may point to somebody: “%s” (%s)."
                            .formatted(wrong.getFirst().quote(), wrong.getFirst().kind().label()));
        }
        Set<ServiceId> known =
                services.services(risk.services()).stream()
                        .map(dev.afterglow.services.Service::id)
                        .collect(Collectors.toSet());
        risks.tell(
                new Risk(
                        risk.id(),
                        told,
                        risk.firstCycle(),
                        risk.onAgenda(),
                        risk.released(),
                        risk.firstHeard(),
                        known));
        audit.record(
                curator,
                new Audit.Act("radar.told", "radar-risk:" + risk.id(), "agenda " + risk.onAgenda()),
                now);
        return new Outcome.Done(risk.id());
    }

    private Telltales.Names names() {
        return Telltales.Names.of(people.names());
    }

    private void record(Actor curator, String verb, UUID worry, String detail, Instant now) {
        audit.record(curator, new Audit.Act(verb, "radar-worry:" + worry, detail), now);
    }
}
