package dev.afterglow.themes;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.Role;
import dev.afterglow.people.Slug;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to the codebook: codes with rules, their versions, merges; and the mode.
@Service
public class Codebook {

    /// The most codes a codebook holds.
    public static final int CODES_MAX = 2_000;

    private static final int SLUG_BASE_MAX = 58;

    private final CodebookStore store;
    private final NearNames nearNames;
    private final Audit audit;

    Codebook(CodebookStore store, NearNames nearNames, Audit audit) {
        this.store = store;
        this.nearNames = nearNames;
        this.audit = audit;
    }

    /// What somebody wants a code to be.
    ///
    /// @param parent the slug of the wider code; empty at the top
    /// @param isInVivo named with the words of somebody who was there
    /// @param isMeant the writer has seen the codes it resembles and wants it nevertheless
    public record Wish(CodeRules rules, String parent, boolean isInVivo, boolean isMeant) {

        public static Wish of(CodeRules rules) {
            return new Wish(rules, "", false, false);
        }
    }

    /// All codes by name, those that were merged too.
    public List<Code> all() {
        return store.all();
    }

    /// The codes in use, by name.
    public List<Code> inUse() {
        return store.all().stream().filter(Code::isInUse).toList();
    }

    public Optional<Code> code(String slug) {
        return store.find(slug);
    }

    /// The numbers of those codes in use, by slug; none of them is merged before the transaction of
    /// whoever asks ends.
    Map<String, Long> pin(Collection<String> slugs) {
        return store.pin(slugs);
    }

    /// How a code was written, newest first.
    public List<CodeVersion> versions(Code code) {
        return store.versions(code.id());
    }

    /// `1.n`: grows by one with each rule that is written; the seed is 1.0.
    public String edition() {
        return "1." + Math.max(0, store.writings() - SeedCodes.all().size());
    }

    /// The codes in use whose name or rules have all these words, most used first.
    public List<Code> search(String words) {
        String[] wanted = words.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return inUse().stream()
                .filter(code -> {
                    CodeRules rules = code.rules();
                    String text =
                            String.join(
                                            " ",
                                            rules.name(),
                                            rules.definition(),
                                            rules.useWhen(),
                                            rules.typical())
                                    .toLowerCase(Locale.ROOT);
                    return java.util.Arrays.stream(wanted).allMatch(text::contains);
                })
                .sorted(Comparator.comparingInt(Code::uses).reversed())
                .toList();
    }

    /// Codes in use that a new one of this name would double, the nearest first; at most three.
    public List<Code> resembling(String name) {
        return nearNames.of(name, inUse());
    }

    /// Adds a code; refused when one of that name is there, or when it resembles others and the
    /// writer has not said that it is meant.
    @Transactional
    public Outcome add(Wish wish, Actor actor, Instant now) {
        store.hold();
        List<Code> all = store.all();
        Optional<Code> same =
                all.stream()
                        .filter(code -> code.rules().name().equalsIgnoreCase(wish.rules().name()))
                        .findFirst();
        if (same.isPresent()) {
            return Outcome.refused(already(same.get()));
        }
        if (all.size() >= CODES_MAX) {
            return Outcome.refused("A codebook holds at most 2,000 codes.");
        }
        List<Code> near = wish.isMeant() ? List.of() : resembling(wish.rules().name());
        if (!near.isEmpty()) {
            return Outcome.refused(
                    "It resembles “%s”. Use that, or say that you mean another."
                            .formatted(near.getFirst().rules().name()));
        }
        Set<String> taken = all.stream().map(Code::slug).collect(Collectors.toSet());
        String slug = freeSlug(wish.rules().name(), taken);
        long id = store.insert(slug, wish.isInVivo(), now);
        store.write(id, wish.rules(), actor.word(), now);
        return putUnder(id, slug, wish.parent(), actor, now);
    }

    private static String already(Code code) {
        return "There is a code %s already%s."
                .formatted(
                        code.rules().name(),
                        code.mergedInto() == null ? "" : ", merged into " + code.mergedInto());
    }

    /// A slug for a name that no other code has: names may differ in what a slug leaves out, such
    /// as `C` and `C++`, or have no letter that it knows.
    static String freeSlug(String name, Set<String> taken) {
        String base = Slug.of(name).isEmpty() ? "code" : Slug.of(name);
        String slug = base;
        for (int next = 2; taken.contains(slug); next++) {
            slug = base.substring(0, Math.min(base.length(), SLUG_BASE_MAX)) + "-" + next;
        }
        return slug;
    }

    /// Writes the rules of a code anew; the old ones stay in its history.
    @Transactional
    public Outcome rewrite(String slug, Wish wish, Actor actor, Instant now) {
        store.hold();
        Code code = require(slug);
        boolean taken =
                inUse().stream()
                        .anyMatch(other ->
                                other.id() != code.id()
                                        && other.rules()
                                                .name()
                                                .equalsIgnoreCase(wish.rules().name()));
        if (taken) {
            return Outcome.refused("Another code has the name " + wish.rules().name() + ".");
        }
        if (!code.rules().equals(wish.rules())) {
            store.write(code.id(), wish.rules(), actor.word(), now);
        }
        return putUnder(code.id(), slug, wish.parent(), actor, now);
    }

    /// Lets one code take the place of another: all that carried the first carries the second, also
    /// what somebody gives in this moment.
    @Transactional
    public Outcome merge(String from, String into, Actor actor, Instant now) {
        store.hold();
        store.lock(List.of(from, into));
        Code one = require(from);
        Optional<Code> other = store.find(into);
        if (other.isEmpty() || !other.get().isInUse()) {
            return Outcome.refused("There is no code " + into + " in use to merge into.");
        }
        if (!one.isInUse() || one.id() == other.get().id()) {
            return Outcome.refused("A code in use is merged into another one.");
        }
        if (isAbove(from, into)) {
            return Outcome.refused(
                    "%s stands under %s: move it up first."
                            .formatted(other.get().rules().name(), one.rules().name()));
        }
        store.merge(one.id(), other.get().id());
        audit.record(actor, new Audit.Act("code.merged", "code:" + from, "into " + into), now);
        return new Outcome.Done(other.get().id());
    }

    /// Whether a second coder is another view here, and no check.
    public boolean isReflexive() {
        return store.isReflexive();
    }

    /// Chooses the mode; for curators.
    @Transactional
    public Outcome setReflexive(boolean isReflexive, Actor actor, Instant now) {
        if (!actor.may(Role.CURATOR)) {
            return Outcome.refused("A curator chooses how themes are worked on.");
        }
        store.setReflexive(isReflexive);
        audit.record(
                actor,
                new Audit.Act("themes.mode", "themes", isReflexive ? "reflexive" : "codebook"),
                now);
        return new Outcome.Done(0);
    }

    /// Fills an empty codebook with the codes that come with the product; nothing when it has any.
    @Transactional
    public void begin(Instant now) {
        if (store.writings() > 0) {
            return;
        }
        store.hold();
        if (store.writings() > 0) {
            return;
        }
        Map<String, Long> ids = new HashMap<>();
        for (SeedCodes.Seed seed : SeedCodes.all()) {
            String slug = Slug.of(seed.rules().name());
            long id = store.insert(slug, false, now);
            store.write(id, seed.rules(), "system:seed", now);
            ids.put(slug, id);
            store.setParent(id, seed.parent().isEmpty() ? null : ids.get(Slug.of(seed.parent())));
        }
    }

    private Outcome putUnder(long id, String slug, String parent, Actor actor, Instant now) {
        if (parent.isBlank()) {
            store.setParent(id, null);
        } else {
            Optional<Code> wider = store.find(parent);
            if (wider.isEmpty() || !wider.get().isInUse() || isAbove(slug, parent)) {
                throw new IllegalArgumentException(
                        "A code stands under another one in use, not under itself; was " + parent);
            }
            store.setParent(id, wider.get().id());
        }
        audit.record(actor, new Audit.Act("code.written", "code:" + slug, ""), now);
        return new Outcome.Done(id);
    }

    /// Whether the first code is the second, or stands somewhere above it.
    private boolean isAbove(String slug, String below) {
        Map<String, Code> all = new HashMap<>();
        store.all().forEach(code -> all.put(code.slug(), code));
        String at = below;
        while (at != null) {
            if (at.equals(slug)) {
                return true;
            }
            Code code = all.get(at);
            at = code == null ? null : code.parent();
        }
        return false;
    }

    private Code require(String slug) {
        return store.find(slug)
                .orElseThrow(() -> new IllegalArgumentException("There is no code " + slug));
    }
}
