package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentText;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.themes.CodeFile.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The door to other tools: the codebook and the coded texts, out and in.
@Service
public class Exchange {

    /// The largest file that is read.
    public static final int FILE_BYTES_MAX = 50 << 20;

    private static final Pattern INCIDENT = Pattern.compile("^INC-(\\d{1,18})\\b\\s*(.*)$");

    private final Codebook codebook;
    private final Codings codings;
    private final CodingStore store;
    private final Texts texts;
    private final Incidents incidents;
    private final CodeImport codeImport;
    private final TransactionTemplate transaction;

    Exchange(
            Codebook codebook,
            Codings codings,
            CodingStore store,
            Texts texts,
            Incidents incidents,
            CodeImport codeImport,
            TransactionTemplate transaction) {
        this.codebook = codebook;
        this.codings = codings;
        this.store = store;
        this.texts = texts;
        this.incidents = incidents;
        this.codeImport = codeImport;
        this.transaction = transaction;
    }

    /// What came of reading a file.
    public sealed interface Reading {

        /// @param codes new ones, `known` were there by name
        /// @param spans words that carry a code now, and incidents that carry one as a whole
        /// @param skipped places that could not be taken: longer than a quote may be, or of a code
        ///     that is not in the file
        /// @param left texts that name no incident here
        record Taken(int codes, int known, int spans, int skipped, List<String> left)
                implements Reading {}

        record Refused(String reason) implements Reading {}
    }

    /// The codes in use as a REFI-QDA codebook, which has at least one: an empty one is begun.
    public byte[] codebook(Instant now) {
        codebook.begin(now);
        return RefiWriter.codebook(codebook.inUse(), now);
    }

    /// The codes in use as CSV.
    public String table() {
        return CodeTable.write(codebook.inUse());
    }

    /// The codebook, the coded texts that this actor may read and the codings in force on them, as
    /// a REFI-QDA project.
    public byte[] project(Actor actor, Instant now) {
        List<RefiWriter.Marked> marked = new ArrayList<>();
        List<ReadText> all = texts.all();
        Set<IncidentId> hidden =
                incidents.hiddenFrom(
                        actor, all.stream().map(ReadText::incident).collect(Collectors.toSet()));
        Set<IncidentId> wholes = new HashSet<>();
        for (ReadText text : all) {
            if (hidden.contains(text.incident())) {
                continue;
            }
            List<Coding> placed = new ArrayList<>(store.inForceOn(text.id()));
            placed.removeIf(Coding::isLost);
            if (wholes.add(text.incident())) {
                placed.addAll(store.inForceOnWhole(text.incident()));
            }
            if (!placed.isEmpty()) {
                marked.add(new RefiWriter.Marked(text, placed));
            }
        }
        return RefiWriter.project(codebook.inUse(), marked, now);
    }

    /// Reads a codebook (.qdc, .xml, .csv) or project (.qdpx): all of it, or nothing. Codes that
    /// are here by name keep their rules. Words are coded in the name of whoever reads the file in.
    public Reading read(String name, byte[] bytes, Actor actor, PersonId person, Instant now) {
        if (bytes.length > FILE_BYTES_MAX) {
            return new Reading.Refused("A file has at most 50 MB.");
        }
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    try {
                        return take(parse(name, bytes), actor, person, now);
                    } catch (Unreadable wrong) {
                        status.setRollbackOnly();
                        return new Reading.Refused(name + ": " + wrong.getMessage() + ".");
                    }
                }));
    }

    private static CodeFile parse(String name, byte[] bytes) throws Unreadable {
        String kind = name.toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "");
        return switch (kind) {
            case "qdc", "xml" -> RefiReader.codebook(bytes);
            case "qdpx" -> RefiReader.project(bytes);
            case "csv" -> CodeTable.read(new String(bytes, StandardCharsets.UTF_8));
            default -> throw new Unreadable("expected a file that ends in .qdc, .qdpx or .csv");
        };
    }

    private Reading take(CodeFile file, Actor actor, PersonId person, Instant now)
            throws Unreadable {
        CodeImport.Taken codes = codeImport.take(file.codes(), actor, now);
        int spans = 0;
        int all = 0;
        List<String> left = new ArrayList<>();
        for (CodeFile.Text text : file.texts()) {
            Optional<ReadText> kept = keep(text, actor, now);
            if (kept.isEmpty()) {
                left.add(text.name());
            } else {
                spans += code(text, kept.get(), codes.slugs(), person, now);
                all += text.spans().size();
            }
        }
        return new Reading.Taken(
                codes.fresh(), file.codes().size() - codes.fresh(), spans, all - spans, left);
    }

    /// The incident's own text where it reads the same; otherwise one more text of the incident.
    private Optional<ReadText> keep(CodeFile.Text text, Actor actor, Instant now) {
        Matcher name = INCIDENT.matcher(text.name());
        if (!name.matches()) {
            return Optional.empty();
        }
        IncidentId incident = IncidentId.parse("INC-" + name.group(1));
        if (incidents.incident(incident).filter(one -> incidents.maySee(one, actor)).isEmpty()) {
            return Optional.empty();
        }
        Optional<ReadText> same =
                texts.read(incident).stream()
                        .filter(one -> one.body().equals(text.body()))
                        .findFirst();
        return same.or(() ->
                Optional.of(
                        texts.keep(
                                incident,
                                new IncidentText(
                                        "imported " + name.group(2),
                                        name.group(2).isBlank() ? "Imported" : name.group(2),
                                        text.body(),
                                        now))));
    }

    private int code(
            CodeFile.Text text,
            ReadText kept,
            Map<String, String> slugs,
            PersonId person,
            Instant now) {
        List<Codings.Wish> wishes = new ArrayList<>();
        for (CodeFile.Span span : text.spans()) {
            String slug = slugs.get(span.code());
            if (slug == null) {
                continue;
            }
            wishes.add(
                    span.isOfWhole()
                            ? Codings.Wish.whole(kept.incident(), slug)
                            : new Codings.Wish(
                                    kept.incident(),
                                    slug,
                                    kept.id(),
                                    text.body().substring(span.start(), span.end()),
                                    span.start(),
                                    false));
        }
        return (int)
                codings.code(wishes, person, now).stream()
                        .filter(Outcome.Done.class::isInstance)
                        .count();
    }
}
