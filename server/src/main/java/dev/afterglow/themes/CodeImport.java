package dev.afterglow.themes;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.themes.CodeFile.Unreadable;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Takes the codes of a file into the codebook. Those that are here by name keep their rules and
/// their place; for one that was merged the other is taken.
@Component
class CodeImport {

    private final CodebookStore store;
    private final Audit audit;

    CodeImport(CodebookStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /// @param slugs of each code of the file, by its GUID there
    /// @param fresh how many are new
    record Taken(Map<String, String> slugs, int fresh) {}

    /// The codebook while a file is read: `ids` by slug, `slugs` by name in small letters, `wider`
    /// the slugs of new codes and of those they stand under.
    private record Book(
            Map<String, Long> ids, Map<String, String> slugs, Map<String, String> wider) {}

    Taken take(List<CodeFile.Line> lines, Actor actor, Instant now) throws Unreadable {
        store.hold();
        Book book = present();
        int before = book.ids.size();
        Map<String, String> slugs = new HashMap<>();
        Set<String> fresh = new HashSet<>();
        for (CodeFile.Line line : lines) {
            String known = book.slugs.get(key(line.rules().name()));
            if (known == null) {
                known = insert(line, book, actor, now);
                fresh.add(known);
            }
            slugs.put(line.guid(), known);
        }
        for (CodeFile.Line line : lines) {
            String slug = book.slugs.get(key(line.rules().name()));
            if (slug != null && fresh.remove(slug) && !line.parent().isEmpty()) {
                place(line, slug, book);
            }
        }
        int added = book.ids.size() - before;
        audit.record(
                actor, new Audit.Act("codebook.read-in", "codebook", added + " new codes"), now);
        return new Taken(slugs, added);
    }

    private Book present() {
        Book book = new Book(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (Code code : store.all()) {
            book.ids.put(code.slug(), code.id());
            String stands = code.mergedInto() == null ? code.slug() : code.mergedInto();
            book.slugs.merge(
                    key(code.rules().name()), stands, (one, two) -> code.isInUse() ? two : one);
        }
        return book;
    }

    private String insert(CodeFile.Line line, Book book, Actor actor, Instant now)
            throws Unreadable {
        String name = line.rules().name();
        if (book.ids.size() >= Codebook.CODES_MAX) {
            throw new Unreadable(
                    "A codebook holds at most 2,000 codes; with “" + name + "” there were more");
        }
        String slug = Codebook.freeSlug(name, book.ids.keySet());
        long id = store.insert(slug, false, now);
        store.write(id, line.rules(), actor.word(), now);
        book.ids.put(slug, id);
        book.slugs.put(key(name), slug);
        return slug;
    }

    private void place(CodeFile.Line line, String slug, Book book) throws Unreadable {
        String parent = book.slugs.get(key(line.parent()));
        Long id = book.ids.get(slug);
        if (parent == null || id == null) {
            throw new Unreadable(
                    "“%s” stands under “%s”, which is a code neither here nor in the file"
                            .formatted(line.rules().name(), line.parent()));
        }
        for (String at = parent; at != null; at = book.wider.get(at)) {
            if (at.equals(slug)) {
                throw new Unreadable("“%s” stands under itself".formatted(line.rules().name()));
            }
        }
        book.wider.put(slug, parent);
        store.setParent(id, book.ids.get(parent));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
