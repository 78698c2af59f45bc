package dev.afterglow.radar;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door for talking about a worry without knowing each other: by receipt, or as the person who
/// handed it in confidentially. Nothing is ever mailed about it.
@Service
public class Talks {

    private final SubmissionStore submissions;
    private final TalkStore store;
    private final Cycles cycles;
    private final Risks risks;
    private final Audit audit;

    Talks(SubmissionStore submissions, TalkStore store, Cycles cycles, Risks risks, Audit audit) {
        this.submissions = submissions;
        this.store = store;
        this.cycles = cycles;
        this.risks = risks;
        this.audit = audit;
    }

    public Optional<Talk> read(Receipt receipt) {
        return submissions.byReceipt(receipt).map(this::talk);
    }

    /// Everything that somebody handed in confidentially.
    public List<Talk> of(PersonId person) {
        return submissions.of(person).stream().map(this::talk).toList();
    }

    /// Its sender adds something. False when the receipt opens nothing.
    @Transactional
    public boolean add(Receipt receipt, String words) {
        Optional<Submission> found = held(receipt);
        found.ifPresent(one -> {
            store.add(one, false, Note.checked(words));
            submissions.shuffle(one.cycle());
        });
        return found.isPresent();
    }

    /// The person who handed it in adds something. False when it is not theirs.
    @Transactional
    public boolean add(PersonId person, UUID submission, String words) {
        Optional<Submission> own = held(person, submission);
        own.ifPresent(one -> store.add(one, false, Note.checked(words)));
        return own.isPresent();
    }

    /// A curator asks or answers; the sender finds it when they look.
    @Transactional
    public void ask(UUID submission, String words, Actor curator, Instant now) {
        submissions.hold();
        Submission worry =
                submissions
                        .find(submission)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no such worry on the desk."));
        store.add(worry, true, Note.checked(words));
        audit.record(curator, new Audit.Act("radar.asked", "radar-worry:" + submission, ""), now);
    }

    /// What a curator finds; what a nameless sender added is there from the next day on.
    public List<Note> notes(UUID submission) {
        return store.onDesk(submission);
    }

    /// Takes it back: words and talk are deleted. A count that was said stays as it was said.
    @Transactional
    public boolean withdraw(Receipt receipt) {
        Optional<Submission> found = held(receipt);
        found.ifPresent(one -> {
            store.withdraw(one);
            submissions.shuffle(one.cycle());
        });
        return found.isPresent();
    }

    /// The same for a confidential one.
    @Transactional
    public boolean withdraw(PersonId person, UUID submission) {
        Optional<Submission> found = held(person, submission);
        found.ifPresent(store::withdraw);
        return found.isPresent();
    }

    /// The worry of a receipt, which nobody else changes meanwhile. One that opens nothing keeps
    /// nobody waiting: anybody can guess.
    private Optional<Submission> held(Receipt receipt) {
        if (submissions.byReceipt(receipt).isEmpty()) {
            return Optional.empty();
        }
        submissions.hold();
        return submissions.byReceipt(receipt);
    }

    /// The same for what a person handed in confidentially.
    private Optional<Submission> held(PersonId person, UUID submission) {
        submissions.hold();
        return submissions.of(person).stream()
                .filter(one -> one.id().equals(submission))
                .findFirst();
    }

    private Talk talk(Submission one) {
        Optional<Risk> risk =
                Optional.ofNullable(one.risk())
                        .flatMap(risks::risk)
                        .filter(found -> one.isCounted());
        String words = one.words();
        return new Talk(
                one.id(),
                cycles.cycle(one.cycle()).map(Cycle::label).orElse(""),
                words == null ? "" : words,
                risk.map(Risk::told).orElse(""),
                risk.map(found -> Released.sentence(found.released())).orElse(""),
                store.notes(one.id()),
                risk.map(found -> risks.cameOf(found.id()).stream().map(CameOf::words).toList())
                        .orElse(List.of()));
    }
}
