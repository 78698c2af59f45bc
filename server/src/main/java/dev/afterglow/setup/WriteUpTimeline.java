package dev.afterglow.setup;

import dev.afterglow.incidents.ImportedIncident;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the timeline of a write-up: rows of a table, list items and lines that begin with a time,
/// and the "key events" of a list.
///
/// A line with a time of day alone belongs to the day of the line before it, or to the next day
/// when it is more than six hours earlier than that line.
final class WriteUpTimeline {

    private static final Duration PAST_MIDNIGHT = Duration.ofHours(6);
    private static final Pattern SECTION =
            Pattern.compile("(?i)time ?line|chronology|key (events|dates)|sequence of events");
    private static final Pattern TOP_ITEM = Pattern.compile("^ {0,1}[-*+] .*");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s.*");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d+[.)])\\s+");
    private static final Pattern RULE = Pattern.compile("^\\s*\\|?[\\s:|-]+\\|?\\s*$");
    private static final Pattern LOOKS_DATED =
            Pattern.compile("\\d{2,}[\\dx?/]*-[\\dx?]{1,2}|\\d{1,2}:[\\d?]{2}");
    private static final Pattern ZONE_WORD =
            Pattern.compile("^\\s*\\(?(UTC|GMT|BST|CET|CEST|PST|PDT|EST|EDT|Z)\\)?(?![A-Za-z])");
    private static final Pattern SEPARATORS =
            Pattern.compile("^[\\s~*_`\\])]*(?:(?:-|–|—|:|=>|->|to|until)\\s*)?");
    private static final Pattern RANGE_END =
            Pattern.compile("^\\s*[~]?(?:\\s*(?:-|–|—|to)\\s*[\\d?]{1,2}:[\\d?]{2})?[~]?");

    private final String file;
    private final List<String> lines;
    private final ZoneId zone;
    private final ImportReport.Draft draft;
    private final List<Entry> entries = new ArrayList<>();
    private final @Nullable LocalDate declared;
    private @Nullable LocalDate day;
    private @Nullable LocalTime before;

    private WriteUpTimeline(
            WriteUp.Source source,
            ZoneId zone,
            @Nullable LocalDate declared,
            ImportReport.Draft draft) {
        this.declared = declared;
        this.day = declared;
        this.file = source.file();
        this.lines = source.lines();
        this.zone = zone;
        this.draft = draft;
    }

    /// A line of the timeline and the day it was written for.
    record Entry(LocalDate day, ImportedIncident.Line line) {}

    /// In the order of the text; what looks like an entry and has no time is reported.
    static List<Entry> read(
            WriteUp.Source source,
            ZoneId zone,
            @Nullable LocalDate declared,
            ImportReport.Draft draft) {
        WriteUpTimeline reader = new WriteUpTimeline(source, zone, declared, draft);
        reader.readLines();
        return List.copyOf(reader.entries);
    }

    private void readLines() {
        boolean inSection = false;
        boolean inCode = false;
        for (int number = 0; number < lines.size(); number++) {
            String line = lines.get(number);
            if (line.strip().startsWith("```")) {
                inCode = !inCode;
            }
            if (inCode) {
                continue;
            }
            if (HEADING.matcher(line).matches() || TOP_ITEM.matcher(line).matches()) {
                inSection = opensSection(line, inSection);
            }
            readLine(line, number + 1, inSection);
        }
    }

    /// A heading or a bold item opens or ends a section, and times of day count from the first day
    /// again; a plain list item leaves it as it is.
    private boolean opensSection(String line, boolean inSection) {
        boolean isTitle = line.startsWith("#") || line.contains("**");
        if (!isTitle || WrittenTime.anywhere(line).isPresent()) {
            return inSection;
        }
        if (declared != null) {
            day = declared;
            before = null;
        }
        return SECTION.matcher(line).find();
    }

    private void readLine(String line, int number, boolean inSection) {
        if (line.strip().startsWith("|")) {
            readRow(line, number, inSection);
            return;
        }
        boolean isItem = ITEM.matcher(line).find();
        String text = ITEM.matcher(line).replaceFirst("").strip();
        Optional<WrittenTime> start =
                WrittenTime.atStart(text)
                        .filter(written -> written.time() != null || (inSection && isItem))
                        .or(() -> clockEntry(text, inSection));
        if (start.isPresent() && rest(text, start.get()).length() > 1) {
            add(start.get(), rest(text, start.get()), text, number);
        } else if (inSection && isItem && start.isEmpty()) {
            readKeyEvent(text, number);
        }
    }

    /// A time of day counts where a timeline is, or with a dash after it.
    private static Optional<WrittenTime> clockEntry(String text, boolean inSection) {
        return WrittenTime.clockAtStart(text)
                .filter(written ->
                        inSection
                                || text.substring(written.until())
                                        .strip()
                                        .matches("(?s)(?:(?:UTC|GMT|BST|CET)\\s*)?[-–—]\\s.*"));
    }

    /// `Incident declared: 2023-01-11 15:17`.
    private void readKeyEvent(String text, int number) {
        Optional<WrittenTime> inside = WrittenTime.anywhere(text);
        if (inside.isPresent()) {
            WrittenTime written = inside.get();
            String label =
                    (text.substring(0, written.from()) + " " + text.substring(written.until()))
                            .replaceAll("[\\s:]+$", "")
                            .replaceAll("\\s*:\\s+", " ")
                            .strip();
            add(written, label, text, number);
        } else if (LOOKS_DATED.matcher(text).find() && !text.contains("http")) {
            draft.problem(file, number, "no time was found in \"%s\"".formatted(cut(text)));
        }
    }

    private void readRow(String line, int number, boolean inSection) {
        if (RULE.matcher(line).matches()) {
            return;
        }
        String row = line.strip().substring(1).replaceAll("\\|\\s*$", "");
        String[] cells = row.split("(?<!\\\\)\\|", 2);
        if (cells.length < 2) {
            return;
        }
        Optional<WrittenTime> written =
                WrittenTime.atStart(cells[0].strip())
                        .or(() ->
                                inSection
                                        ? WrittenTime.clockAtStart(cells[0].strip())
                                        : Optional.empty());
        String text = cells[1].replaceAll("\\s*\\|\\s*", " · ").strip();
        if (written.isPresent() && !text.isEmpty()) {
            add(written.get(), text, row.strip(), number);
        } else if (inSection && LOOKS_DATED.matcher(cells[0]).find()) {
            draft.problem(
                    file,
                    number,
                    "\"%s\" is no time; the line stands in the text only"
                            .formatted(cells[0].strip()));
        }
    }

    private void add(WrittenTime written, String text, String original, int number) {
        LocalDate on = written.date() == null ? dayOf(written) : written.date();
        if (on == null) {
            draft.problem(
                    file,
                    number,
                    "\"%s\" has a time and no date is known".formatted(cut(original)));
            return;
        }
        day = on;
        before = written.time();
        LocalTime time = written.time() == null ? LocalTime.MIDNIGHT : written.time();
        ImportedIncident.Line line =
                new ImportedIncident.Line(
                        LocalDateTime.of(on, time).atZone(zone).toInstant(),
                        written.time() == null,
                        "",
                        plain(text),
                        original);
        boolean isNew =
                entries.stream()
                        .noneMatch(one ->
                                one.line().at().equals(line.at())
                                        && one.line().text().equals(line.text()));
        if (isNew && entries.size() < ImportedIncident.LINES_MAX) {
            entries.add(new Entry(on, line));
        }
    }

    private @Nullable LocalDate dayOf(WrittenTime clock) {
        LocalDate known = day;
        LocalTime last = before;
        LocalTime now = clock.time();
        if (known == null || last == null || now == null) {
            return known;
        }
        boolean isNextDay = Duration.between(now, last).compareTo(PAST_MIDNIGHT) > 0;
        return isNextDay ? known.plusDays(1) : known;
    }

    private static String rest(String text, WrittenTime written) {
        String rest = RANGE_END.matcher(text.substring(written.until())).replaceFirst("");
        rest = ZONE_WORD.matcher(rest).replaceFirst("");
        return SEPARATORS.matcher(rest).replaceFirst("").strip();
    }

    private static String plain(String text) {
        return text.replace("**", "").replaceAll("\\s+", " ").strip();
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
