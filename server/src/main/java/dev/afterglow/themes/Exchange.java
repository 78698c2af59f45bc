package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentText;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Slug;
import dev.afterglow.themes.CodeFile.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

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

    Exchange(
            Codebook codebook,
            Codings codings,
            CodingStore store,
            Texts texts,
            Incidents incidents) {
        this.codebook = codebook;
        this.codings = codings;
        this.store = store;
        this.texts = texts;
        this.incidents = incidents;
    }

    /// What came of reading a file.
    public sealed interface Reading {

        /// @param codes new ones, `known` were there by name
        /// @param spans words that carry a code now
        /// @param left texts that name no incident here
        record Taken(int codes, int known, int spans, List<String> left) implements Reading {}

        record Refused(String reason) implements Reading {}
    }

    /// The codes in use as a REFI-QDA codebook.
    public byte[] codebook(Instant now) {
        return RefiWriter.codebook(codebook.inUse(), now);
    }

    /// The codes in use as CSV.
    public String table() {
        return CodeTable.write(codebook.inUse());
    }

    /// The codebook, all texts that were read and the codings in force, as a REFI-QDA project.
    public byte[] project(Instant now) {
        List<RefiWriter.Marked> marked = new ArrayList<>();
        for (ReadText text : texts.all()) {
            List<Coding> placed =
                    store.inForceOn(text.id()).stream().filter(one -> one.start() >= 0).toList();
            if (!placed.isEmpty()) {
                marked.add(new RefiWriter.Marked(text, placed));
            }
        }
        return RefiWriter.project(codebook.inUse(), marked, now);
    }

    /// Reads a codebook (.qdc, .xml, .csv) or project (.qdpx): all of it, or nothing. Codes that
    /// are
    /// here by name keep their rules. Words are coded in the name of whoever reads the file in.
    @Transactional
    public Reading read(String name, byte[] bytes, Actor actor, PersonId person, Instant now) {
        if (bytes.length > FILE_BYTES_MAX) {
            return new Reading.Refused("A file has at most 50 MB.");
        }
        try {
            return take(parse(name, bytes), actor, person, now);
        } catch (Unreadable wrong) {
            return new Reading.Refused(name + ": " + wrong.getMessage() + ".");
        }
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

    private Reading take(CodeFile file, Actor actor, PersonId person, Instant now) {
        Map<String, String> slugs = new HashMap<>();
        List<Code> here = codebook.inUse();
        int fresh = 0;
        for (CodeFile.Line line : file.codes()) {
            Optional<Code> known =
                    here.stream()
                            .filter(one -> one.rules().name().equalsIgnoreCase(line.rules().name()))
                            .findFirst();
            String slug = known.map(Code::slug).orElse(Slug.of(line.rules().name()));
            slugs.put(line.guid(), slug);
            if (known.isEmpty()) {
                String parent = parent(line, file, slugs, here);
                Outcome outcome =
                        codebook.add(
                                new Codebook.Wish(line.rules(), parent, false, true), actor, now);
                fresh += outcome instanceof Outcome.Done ? 1 : 0;
            }
        }
        int spans = 0;
        List<String> left = new ArrayList<>();
        for (CodeFile.Text text : file.texts()) {
            Optional<ReadText> kept = keep(text, now);
            if (kept.isEmpty()) {
                left.add(text.name());
                continue;
            }
            spans += code(text, kept.get(), slugs, person, now);
        }
        return new Reading.Taken(fresh, file.codes().size() - fresh, spans, left);
    }

    private static String parent(
            CodeFile.Line line, CodeFile file, Map<String, String> slugs, List<Code> here) {
        if (line.parent().isEmpty()) {
            return "";
        }
        return file.codes().stream()
                .filter(other -> other.rules().name().equalsIgnoreCase(line.parent()))
                .map(other -> slugs.get(other.guid()))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() ->
                        here.stream()
                                .filter(one -> one.rules().name().equalsIgnoreCase(line.parent()))
                                .map(Code::slug)
                                .findFirst())
                .orElse("");
    }

    /// The incident's own text where it reads the same; otherwise one more text of the incident.
    private Optional<ReadText> keep(CodeFile.Text text, Instant now) {
        Matcher name = INCIDENT.matcher(text.name());
        if (!name.matches()) {
            return Optional.empty();
        }
        IncidentId incident = IncidentId.parse("INC-" + name.group(1));
        if (incidents.incident(incident).isEmpty()) {
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
        int done = 0;
        for (CodeFile.Span span : text.spans()) {
            String slug = slugs.get(span.code());
            if (slug == null) {
                continue;
            }
            Codings.Wish wish =
                    new Codings.Wish(
                            kept.incident(),
                            slug,
                            kept.id(),
                            text.body().substring(span.start(), span.end()),
                            span.start(),
                            false);
            done += codings.code(wish, person, now) instanceof Outcome.Done ? 1 : 0;
        }
        return done;
    }
}
