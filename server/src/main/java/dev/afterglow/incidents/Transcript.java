package dev.afterglow.incidents;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A chat as text, in the forms in which people copy it: `[22:04] Ana: …`, `2026-11-19 22:04 Ana:
/// …`, `2026-11-19T22:04:00Z <ana> …`, or a name and a time on a line of their own with the words
/// below.
///
/// A line without a time belongs to the message above it. A time of day alone belongs to the day of
/// the line before, or to the next day when it is earlier than that.
final class Transcript {

    private static final int LINE_MAX = 1 << 20;

    private static final String DAY = "(?:(?<day>\\d{4}-\\d{2}-\\d{2})[T ,]+)?";
    private static final String TIME =
            "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:\\.\\d+)?)?"
                    + "(?<offset>Z|[+-]\\d{2}:\\d{2})?\\s*(?<half>[AaPp]\\.?[Mm]\\.?)?";
    private static final Pattern BEFORE =
            Pattern.compile(
                    "^\\[?"
                            + DAY
                            + TIME
                            + "\\]?[\\s,–—-]*<?(?<name>[^:<>\\[\\]]{1,60}?)(?:>|:)\\s+"
                            + "(?<text>.*)$");
    private static final Pattern AFTER =
            Pattern.compile(
                    "^(?<name>[^\\[\\]]{1,60}?)\\s{1,3}\\[?" + DAY + TIME + "\\]?\\s*(?<text>)$");
    private static final Pattern DAY_ALONE =
            Pattern.compile("^[-–—# ]*(?<day>\\d{4}-\\d{2}-\\d{2})[-–—# ]*$");

    private final ChatReading.Draft draft;
    private LocalDate day;
    private @Nullable LocalTime before;
    private @Nullable Said said;
    private int understood;

    private Transcript(ChatReading.Draft draft) {
        this.draft = draft;
        this.day = draft.window().from().atZone(draft.window().zone()).toLocalDate();
    }

    private record Said(Instant at, String name, StringBuilder text) {}

    static void read(BufferedReader reader, ChatReading.Draft draft) throws IOException {
        Transcript transcript = new Transcript(draft);
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.length() > LINE_MAX) {
                throw new ChatReading.Unreadable(
                        "Line %d has more than a million characters.".formatted(number));
            }
            transcript.read(line.strip());
        }
        transcript.end();
        if (transcript.understood == 0) {
            throw new ChatReading.Unreadable(
                    "No line begins with a time and a name, such as “[22:04] Ana: …”.");
        }
    }

    private void read(String line) {
        Matcher alone = DAY_ALONE.matcher(line);
        Matcher before = BEFORE.matcher(line);
        Matcher after = AFTER.matcher(line);
        if (alone.matches()) {
            day = LocalDate.parse(alone.group("day"));
            this.before = null;
        } else if (before.matches()) {
            begin(before, line);
        } else if (after.matches()) {
            begin(after, line);
        } else {
            goOn(line);
        }
    }

    private void goOn(String line) {
        if (said != null && said.text().length() < NewLine.TEXT_MAX) {
            said.text().append(said.text().isEmpty() ? "" : "\n").append(line);
        }
    }

    private void begin(Matcher found, String line) {
        Instant at;
        try {
            at = instant(found);
        } catch (DateTimeException noTime) {
            goOn(line);
            return;
        }
        end();
        understood++;
        said = new Said(at, found.group("name").strip(), new StringBuilder(found.group("text")));
    }

    private Instant instant(Matcher found) {
        int hour = Integer.parseInt(found.group("hour"));
        String half = found.group("half");
        if (half != null) {
            boolean isAfternoon = half.toLowerCase(Locale.ROOT).startsWith("p");
            hour = hour % 12 + (isAfternoon ? 12 : 0);
        }
        String second = found.group("second");
        LocalTime time =
                LocalTime.of(
                        hour,
                        Integer.parseInt(found.group("minute")),
                        second == null ? 0 : Integer.parseInt(second));
        if (found.group("day") != null) {
            day = LocalDate.parse(found.group("day"));
        } else if (before != null && time.isBefore(before)) {
            day = day.plusDays(1);
        }
        before = time;
        String offset = found.group("offset");
        return offset == null
                ? day.atTime(time).atZone(draft.window().zone()).toInstant()
                : OffsetDateTime.of(day, time, ZoneOffset.of(offset)).toInstant();
    }

    private void end() {
        Said last = said;
        if (last != null) {
            String text = last.text().toString().strip();
            draft.add(
                    new ChatMessage(
                            last.at(),
                            "transcript:" + IncidentImport.sha(last.at() + last.name() + text),
                            last.name(),
                            List.of(last.name()),
                            text,
                            ""));
        }
        said = null;
    }
}
