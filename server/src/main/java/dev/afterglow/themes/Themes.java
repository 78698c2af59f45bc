package dev.afterglow.themes;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.search.Search;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to claims and themes.
@Service
public class Themes {

    /// So many incidents speak for a claim before it may be called a theme.
    public static final int INCIDENTS_LEAST = 3;

    private static final int WORDS_MAX = 2_000;
    private static final Set<String> ANSWERS = Set.of("agrees", "partly", "disagrees");

    private final ThemeStore store;
    private final Codings codings;
    private final Audit audit;
    private final Search search;

    Themes(ThemeStore store, Codings codings, Audit audit, @Lazy Search search) {
        this.store = store;
        this.codings = codings;
        this.audit = audit;
        this.search = search;
    }

    /// All claims, themes first and dropped ones last; at most 500, without their quotes.
    public List<Claim> all() {
        return store.all().stream()
                .map(head ->
                        new Claim(
                                head.id(),
                                head.status(),
                                store.wordings(head.id()).getFirst(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()))
                .toList();
    }

    public Optional<Claim> claim(long id) {
        return store.find(id).map(this::whole);
    }

    /// How a claim was worded, newest first.
    public List<Claim.Wording> wordings(long id) {
        return store.wordings(id);
    }

    /// Begins a claim. It needs a name and a sentence; the rest may follow.
    @Transactional
    public Outcome begin(Claim.Wording wording, Actor actor) {
        Optional<Outcome> problem = problem(wording);
        if (problem.isPresent()) {
            return problem.get();
        }
        long id = store.insert(wording.at());
        store.word(id, wording);
        changed(id, "claim.begun", actor, wording.at());
        return new Outcome.Done(id);
    }

    /// Words a claim anew; a changed sentence needs a reason, and is no theme until it is called
    /// one again.
    @Transactional
    public Outcome reword(long id, Claim.Wording wording, Actor actor) {
        Claim claim = require(id);
        Optional<Outcome> problem = problem(wording);
        if (problem.isPresent()) {
            return problem.get();
        }
        boolean isNewSentence = !claim.wording().claim().equals(wording.claim().strip());
        if (isNewSentence && wording.reason().isBlank()) {
            return Outcome.refused("Say why the sentence changes: it stays in its history.");
        }
        store.word(id, wording);
        if (isNewSentence && claim.status() == Claim.Status.THEME) {
            store.setStatus(id, Claim.Status.CLAIM);
        }
        changed(id, "claim.reworded", actor, wording.at());
        return new Outcome.Done(id);
    }

    /// Puts quoted words on a side of a claim.
    @Transactional
    public Outcome quote(long id, long coding, boolean isFor, Actor actor, Instant now) {
        require(id);
        Optional<Coding> words = codings.coding(coding);
        if (words.isEmpty() || words.get().quote().isBlank()) {
            return Outcome.refused("A claim rests on words: code some words of the text first.");
        }
        store.putEvidence(id, new ThemeStore.Evidence(coding, isFor, actor.word(), now));
        changed(id, "claim.quoted", actor, now);
        return new Outcome.Done(id);
    }

    @Transactional
    public Outcome unquote(long id, long coding, Actor actor, Instant now) {
        require(id);
        store.removeEvidence(id, coding);
        changed(id, "claim.unquoted", actor, now);
        return new Outcome.Done(id);
    }

    /// Keeps where somebody looked for cases against the claim, and what they found.
    @Transactional
    public Outcome searched(long id, String where, Actor actor, Instant now) {
        return event(id, new Claim.Event("searched", where.strip(), actor.word(), now), actor);
    }

    /// Keeps what somebody who was quoted says to the claim: `agrees`, `partly` or `disagrees`.
    @Transactional
    public Outcome answer(long id, String answer, String words, Actor actor, Instant now) {
        if (!ANSWERS.contains(answer)) {
            return Outcome.refused("The answer is agrees, partly or disagrees.");
        }
        String said = words.isBlank() && answer.equals("agrees") ? "agrees" : words.strip();
        return event(id, new Claim.Event(answer, said, actor.word(), now), actor);
    }

    /// Calls a claim a theme: at least three incidents speak for it, somebody searched for cases
    /// against it, and it says how else one may see it and what would make us drop it.
    @Transactional
    public Outcome call(long id, Actor actor, Instant now) {
        Claim claim = require(id);
        List<String> missing = missing(claim);
        if (!missing.isEmpty()) {
            return Outcome.refused("Not a theme yet: " + String.join("; ", missing) + ".");
        }
        store.setStatus(id, Claim.Status.THEME);
        return event(id, new Claim.Event("called", "called a theme", actor.word(), now), actor);
    }

    /// What is missing before a claim may be called a theme; empty when nothing is.
    public List<String> missing(Claim claim) {
        java.util.ArrayList<String> missing = new java.util.ArrayList<>();
        if (claim.incidents() < INCIDENTS_LEAST) {
            missing.add("%d of at least 3 incidents speak for it".formatted(claim.incidents()));
        }
        if (claim.searches() == 0) {
            missing.add("nobody has searched for cases against it");
        }
        if (claim.wording().rival().isBlank()) {
            missing.add("another way to see it is not written");
        }
        if (claim.wording().dropIf().isBlank()) {
            missing.add("what would make us drop it is not written");
        }
        return List.copyOf(missing);
    }

    /// Gives a claim up, with the reason.
    @Transactional
    public Outcome drop(long id, String reason, Actor actor, Instant now) {
        require(id);
        Outcome outcome =
                event(id, new Claim.Event("dropped", reason.strip(), actor.word(), now), actor);
        if (outcome instanceof Outcome.Done) {
            store.setStatus(id, Claim.Status.DROPPED);
        }
        return outcome;
    }

    /// Takes a dropped claim up again, with the reason.
    @Transactional
    public Outcome takeUp(long id, String reason, Actor actor, Instant now) {
        if (require(id).status() != Claim.Status.DROPPED) {
            return Outcome.refused("Only a dropped claim is taken up again.");
        }
        Outcome outcome =
                event(id, new Claim.Event("taken-up", reason.strip(), actor.word(), now), actor);
        if (outcome instanceof Outcome.Done) {
            store.setStatus(id, Claim.Status.CLAIM);
        }
        return outcome;
    }

    /// Names a pattern that counts something near the claim, such as `absence` or `absence/return`.
    @Transactional
    public Outcome link(long id, String pattern, Actor actor, Instant now) {
        require(id);
        String name = pattern.strip();
        if (!name.matches("[a-z][a-z0-9-]*(/[^\\s/]{1,100})?")) {
            return Outcome.refused(
                    "A pattern is named as on its page, such as absence or recurrence/drm-keys;"
                            + " was “"
                            + name
                            + "”.");
        }
        store.link(id, name);
        changed(id, "claim.linked", actor, now);
        return new Outcome.Done(id);
    }

    private Outcome event(long id, Claim.Event event, Actor actor) {
        require(id);
        if (event.text().isBlank() || event.text().length() > WORDS_MAX) {
            return Outcome.refused("Say it in 1 to 2,000 characters.");
        }
        store.add(id, event);
        changed(id, "claim." + event.kind(), actor, event.at());
        return new Outcome.Done(id);
    }

    private static Optional<Outcome> problem(Claim.Wording wording) {
        if (wording.brief().isBlank() || wording.brief().length() > CodeRules.NAME_MAX) {
            return Optional.of(Outcome.refused("Name the claim in 1 to 100 characters."));
        }
        if (wording.claim().isBlank()) {
            return Optional.of(
                    Outcome.refused("Write the claim as a sentence about what happens."));
        }
        boolean isLong =
                wording.claim().length() > WORDS_MAX
                        || wording.rival().length() > WORDS_MAX
                        || wording.dropIf().length() > WORDS_MAX
                        || wording.reason().length() > WORDS_MAX;
        return isLong
                ? Optional.of(Outcome.refused("Each part of a claim has at most 2,000 characters."))
                : Optional.empty();
    }

    private void changed(long id, String verb, Actor actor, Instant now) {
        audit.record(actor, new Audit.Act(verb, "theme:" + id, ""), now);
        search.changed("theme", "%012d".formatted(id));
    }

    private Claim require(long id) {
        return claim(id).orElseThrow(() -> new IllegalArgumentException("There is no claim " + id));
    }

    private Claim whole(ThemeStore.Head head) {
        List<ThemeStore.Evidence> evidence = store.evidence(head.id());
        Map<Long, Coding> words =
                codings.codings(evidence.stream().map(ThemeStore.Evidence::coding).toList());
        return new Claim(
                head.id(),
                head.status(),
                store.wordings(head.id()).getFirst(),
                quotes(evidence, true, words),
                quotes(evidence, false, words),
                store.events(head.id()),
                store.patterns(head.id()));
    }

    private static List<Coding> quotes(
            List<ThemeStore.Evidence> evidence, boolean isFor, Map<Long, Coding> words) {
        return evidence.stream()
                .filter(one -> one.isFor() == isFor)
                .flatMap(one -> Optional.ofNullable(words.get(one.coding())).stream())
                .toList();
    }
}
