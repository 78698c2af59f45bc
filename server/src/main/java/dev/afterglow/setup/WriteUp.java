package dev.afterglow.setup;

import dev.afterglow.incidents.ImportedIncident;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one Markdown write-up: front matter or headings, in whatever order people wrote them.
///
/// Title: front matter, else the first heading. Date: front matter, else the title, else the file's
/// name, else the first line of the timeline. It began with the earliest line of the timeline on
/// that day, and was stable with the line that says repaired, else resolved.
final class WriteUp {

    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*\\s*$");
    private static final Pattern WRITE_UP =
            Pattern.compile(
                    "(?i)^(?:#{1,6}\\s|[-*]\\s+\\*\\*|\\*\\*).*\\b(summary|time ?line|key events|"
                            + "impact|root cause|contributing factors|what happened|resolution|"
                            + "lessons|action items|detection)\\b.*");
    private static final Pattern ZONE_SAID =
            Pattern.compile(
                    "(?i)\\btimes?\\b[^.|\\n]{0,30}\\bin\\b\\s+\\(?(UTC|GMT|CET|CEST|BST|"
                            + "[A-Z][a-z]+/[A-Z][A-Za-z_]+)\\b");
    private static final Pattern STABLE = Pattern.compile("(?i)^(?:incident )?repaired\\b.*");
    private static final Pattern RESOLVED =
            Pattern.compile("(?i)^(?:incident )?(?:declared )?(?:as )?(resolved|mitigated)\\b.*");
    private static final Pattern SOLVED =
            Pattern.compile(
                    "(?i).*\\b(resolved|restored|repaired|operational|recovered|mitigated|"
                            + "fix(?:ed)? works|back to normal|healthy|completed|closed)\\b.*");

    private final Source source;
    private final FrontMatter front;
    private final ZoneId zone;
    private final ImportReport.Draft draft;

    private WriteUp(Source source, ZoneId zone, ImportReport.Draft draft) {
        this.source = source;
        this.front = FrontMatter.of(source);
        this.zone = zoneSaid(source).orElse(zone);
        this.draft = draft;
    }

    /// A file and its lines.
    record Source(String file, List<String> lines) {}

    /// Adds the incident to the draft, or says why it is none.
    static void read(Source source, ZoneId zone, ImportReport.Draft draft) {
        new WriteUp(source, zone, draft).read();
    }

    private void read() {
        front.problems().forEach(problem -> draft.problem(source.file(), 1, problem));
        String title = title();
        Optional<LocalDate> declared = declaredDate(title);
        boolean looksLikeOne = source.lines().stream().anyMatch(l -> WRITE_UP.matcher(l).matches());
        if (declared.isEmpty() && !looksLikeOne) {
            draft.passOver(source.file(), "no write-up: no date, no summary, no timeline");
            return;
        }
        Source body = front.body(source);
        List<WriteUpTimeline.Entry> timeline =
                WriteUpTimeline.read(body, zone, declared.orElse(null), draft);
        Optional<LocalDate> date =
                declared.or(() -> timeline.stream().findFirst().map(WriteUpTimeline.Entry::day));
        if (date.isEmpty() && name().equalsIgnoreCase("index")) {
            draft.passOver(source.file(), "an index without a date of its own");
            return;
        }
        if (date.isEmpty()) {
            draft.problem(
                    source.file(),
                    0,
                    "no date was found: expected `date` in the front matter, a date in the title or"
                            + " the file's name, or a timeline");
            return;
        }
        add(title, date.get(), timeline, body);
    }

    private void add(
            String title, LocalDate date, List<WriteUpTimeline.Entry> timeline, Source body) {
        Instant started =
                front.instant(zone, "started_at", "started", "start", "date")
                        .or(() -> earliestOn(date, timeline))
                        .orElse(date.atTime(LocalTime.MIDNIGHT).atZone(zone).toInstant());
        Instant stable =
                front.instant(zone, "stable_at", "resolved_at", "resolved", "end")
                        .or(() -> stable(timeline))
                        .orElse(null);
        if (stable != null && stable.isBefore(started)) {
            draft.problem(
                    source.file(),
                    0,
                    "it is said to be stable at %s, before it began at %s; left open"
                            .formatted(stable, started));
            stable = null;
        }
        String text = String.join("\n", body.lines()).strip();
        if (text.length() > ImportedIncident.TEXT_MAX) {
            draft.problem(
                    source.file(),
                    0,
                    "the text has %,d characters; the first %,d were kept"
                            .formatted(text.length(), ImportedIncident.TEXT_MAX));
        }
        draft.found(
                new ImportedIncident(
                        front.text("id").orElse(key()),
                        cut(title, 200),
                        started,
                        stable,
                        severity(),
                        front.list("services", "service", "components"),
                        cut(text, ImportedIncident.TEXT_MAX),
                        source.file(),
                        timeline.stream().map(WriteUpTimeline.Entry::line).toList(),
                        List.of()),
                source.file(),
                1);
    }

    private String title() {
        return front.text("title").filter(text -> !text.isBlank()).or(this::heading).orElse(name());
    }

    private Optional<String> heading() {
        return source.lines().stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1).replace("**", ""))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private Optional<LocalDate> declaredDate(String title) {
        return front.day("date", "started_at", "started", "start")
                .or(() -> WrittenTime.anywhere(title).map(WriteUp::dateOf))
                .or(() -> WrittenTime.anywhere(source.file()).map(WriteUp::dateOf));
    }

    private static @Nullable LocalDate dateOf(WrittenTime written) {
        return written.date();
    }

    private static Optional<Instant> earliestOn(
            LocalDate date, List<WriteUpTimeline.Entry> timeline) {
        return timeline.stream()
                .filter(entry -> entry.day().equals(date) && !entry.line().isDayOnly())
                .map(entry -> entry.line().at())
                .min(Instant::compareTo);
    }

    private static Optional<Instant> stable(List<WriteUpTimeline.Entry> timeline) {
        return first(STABLE, timeline)
                .or(() -> first(RESOLVED, timeline))
                .or(() -> first(SOLVED, timeline.reversed()));
    }

    private static Optional<Instant> first(Pattern words, List<WriteUpTimeline.Entry> timeline) {
        return timeline.stream()
                .map(WriteUpTimeline.Entry::line)
                .filter(line -> words.matcher(line.text()).matches())
                .map(ImportedIncident.Line::at)
                .findFirst();
    }

    private int severity() {
        return front.text("severity", "sev", "priority")
                .map(text -> text.replaceAll("\\D", ""))
                .filter(text -> text.length() == 1)
                .map(Integer::parseInt)
                .filter(level -> level >= 1 && level <= 4)
                .orElse(3);
    }

    /// The zone that the text itself names: "All times in CET.".
    private static Optional<ZoneId> zoneSaid(Source source) {
        for (String line : source.lines()) {
            Matcher said = ZONE_SAID.matcher(line);
            if (said.find()) {
                String word = said.group(1);
                String known =
                        switch (word.toUpperCase(Locale.ROOT)) {
                            case "BST" -> "Europe/London";
                            case "CEST", "CET" -> "CET";
                            default -> word;
                        };
                try {
                    return Optional.of(ZoneId.of(known));
                } catch (DateTimeException unknown) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private String name() {
        String file = source.file().substring(source.file().lastIndexOf('/') + 1);
        return file.replaceAll("(\\.html)?\\.(md|markdown|mdx)(\\.erb)?$", "");
    }

    private String key() {
        String path = source.file().replaceAll("(\\.html)?\\.(md|markdown|mdx)(\\.erb)?$", "");
        String slug =
                path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return cut(slug.isEmpty() ? "write-up" : slug, ImportedIncident.KEY_MAX);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
