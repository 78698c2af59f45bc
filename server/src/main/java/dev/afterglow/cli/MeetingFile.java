package dev.afterglow.cli;

import static dev.afterglow.setup.Reader.list;
import static dev.afterglow.setup.Reader.someOf;
import static dev.afterglow.setup.Reader.text;

import dev.afterglow.meetings.Attendee;
import dev.afterglow.meetings.Request;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours.Span;
import dev.afterglow.setup.Fields;
import dev.afterglow.setup.Reader;
import dev.afterglow.setup.Reading;
import dev.afterglow.setup.Texts;
import dev.afterglow.setup.YamlText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The file of the `meet` command.
final class MeetingFile {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private record Days(LocalDate first, LocalDate last) {

        Days {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException(
                        "expected the last day at or after the first, not "
                                + first
                                + " to "
                                + last);
            }
        }
    }

    private MeetingFile() {}

    static Reading<Request> read(String text) {
        return YamlText.read(text, Reader.fields(MeetingFile::request));
    }

    private static Optional<Request> request(Fields fields) {
        var length = fields.required("length", text(Texts.duration(SHORTEST, LONGEST)));
        var between = fields.required("between", Reader.fields(MeetingFile::days));
        var people = fields.required("people", someOf(Reader.fields(MeetingFile::attendee)));
        return fields.make(() ->
                new Request(
                        length.get(),
                        between.get().first.atStartOfDay().toInstant(ZoneOffset.UTC),
                        between.get().last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                        eachOnce(people.get())));
    }

    private static List<Attendee> eachOnce(List<Attendee> people) {
        Set<PersonId> seen = new HashSet<>();
        for (Attendee one : people) {
            if (!seen.add(one.id())) {
                throw new IllegalArgumentException(
                        "expected everybody once, not " + one.id() + " twice");
            }
        }
        return people;
    }

    private static Optional<Days> days(Fields fields) {
        var from = fields.required("from", text(Texts::date));
        var to = fields.required("to", text(Texts::date));
        return fields.make(() -> new Days(from.get(), to.get()));
    }

    private static Optional<Attendee> attendee(Fields fields) {
        var id = fields.required("id", text(PersonId::new));
        var zone = fields.required("zone", text(Texts::zone));
        ZoneId near = zone.ifRight().orElse(ZoneOffset.UTC);
        var hours = fields.maybe("hours", Reader.hours());
        var sleep = fields.optional("sleep", Reader.hours(), Attendee.SLEEP);
        var essential = fields.optional("essential", text(Texts::flag), false);
        var burden = fields.optional("burden", text(Texts::amount), BigDecimal.ZERO);
        var busy =
                fields.optional("busy", list(Reader.fields(span -> span(span, near))), List.of());
        return fields.make(() ->
                new Attendee(
                        id.get(),
                        zone.get(),
                        hours.get(),
                        sleep.get(),
                        essential.get(),
                        burden.get(),
                        busy.get()));
    }

    private static Optional<Span> span(Fields fields, ZoneId zone) {
        var from = fields.required("from", text(text -> Texts.instant(text, zone)));
        var to = fields.required("to", text(text -> Texts.instant(text, zone)));
        return fields.make(() -> {
            if (!from.get().isBefore(to.get())) {
                throw new IllegalArgumentException(
                        "expected to after from, not " + from.get() + " to " + to.get());
            }
            return new Span(from.get(), to.get());
        });
    }
}
