package dev.afterglow.setup;

import static dev.afterglow.setup.Names.defines;
import static dev.afterglow.setup.PeopleSection.PERSON;
import static dev.afterglow.setup.Reader.list;
import static dev.afterglow.setup.Reader.oneOrMore;
import static dev.afterglow.setup.Reader.someOf;
import static dev.afterglow.setup.Reader.text;

import dev.afterglow.oncall.Crew;
import dev.afterglow.oncall.Handover;
import dev.afterglow.oncall.Layer;
import dev.afterglow.oncall.Replacement;
import dev.afterglow.oncall.Rotation;
import dev.afterglow.oncall.Schedule;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.oncall.ScheduleOverride;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Reads schedules.
final class SchedulesSection {

    private static final Reader<Crew> CREW = item -> oneOrMore(PERSON).read(item).map(Crew::of);
    private static final Reader<List<Crew>> CREWS = someOf(CREW);

    private SchedulesSection() {}

    static Optional<ScheduleEntry> schedule(Fields fields) {
        var id = fields.required("id", defines(Kind.SCHEDULE, ScheduleId::new));
        var name = fields.maybe("name", text(Texts::line));
        var team = fields.maybe("team", PeopleSection.TEAM);
        var zone = fields.required("zone", text(Texts::zone));
        // A wrong zone is a problem already; what hangs on it is read in UTC to find the others.
        ZoneId near = zone.ifRight().orElse(ZoneOffset.UTC);
        var layers = fields.optional("layers", layers(), List.of());
        var replacements =
                fields.optional(
                        "replacements", list(Reader.fields(f -> replacement(f, near))), List.of());
        var overrides =
                fields.optional(
                        "overrides", list(Reader.fields(f -> override(f, near))), List.of());
        return fields.make(() ->
                new ScheduleEntry(
                        new Schedule(
                                id.get(),
                                zone.get(),
                                layers.get(),
                                replacements.get(),
                                overrides.get()),
                        name.get().orElse(id.get().value()),
                        team.get()));
    }

    private static Reader<List<Layer>> layers() {
        return list(Reader.fields(SchedulesSection::layer));
    }

    private static Optional<Layer> layer(Fields fields) {
        var id = fields.required("id", text(Texts::id));
        var people = fields.required("people", CREWS);
        var from = fields.required("from", text(Texts::localTime));
        var rotation = fields.required("rotates", item -> rotation(item, fields, from));
        if (!fields.has("rotates")) {
            fields.maybe("handover", text(Handover::parse));
        }
        var only = fields.maybe("only", Reader.hours());
        var changes =
                fields.optional(
                        "changes", list(Reader.fields(SchedulesSection::change)), List.of());
        var shadow = fields.optional("shadow", text(Texts::flag), false);
        return fields.make(() ->
                new Layer(
                        id.get(),
                        people.get(),
                        rotation.get(),
                        from.get(),
                        only.get(),
                        changes.get(),
                        shadow.get()));
    }

    /// `rotates` and `handover` are one thing; without a handover the layer's beginning is one.
    private static Optional<Rotation> rotation(
            Item rotates, Fields layer, Field<LocalDateTime> from) {
        Optional<LocalDateTime> beginning = from.ifRight();
        if (rotates.isMapping()) {
            var period = Reader.fields(SchedulesSection::period).read(rotates);
            var handover = layer.maybe("handover", text(Handover::parse));
            return period.flatMap(p ->
                    handover.ifRight().flatMap(h -> rotates.attempt(() -> Handover.every(p, h))));
        }
        Optional<Handover.Cadence> cadence =
                text(Texts.choice(Handover.Cadence.class)).read(rotates);
        if (cadence.isEmpty()) {
            layer.maybe("handover", text(Handover::parse));
            return Optional.empty();
        }
        var handover = layer.maybe("handover", text(cadence.get()::rotation));
        return handover.ifRight()
                .flatMap(rotation -> rotation.or(() -> beginning.map(cadence.get()::rotationFrom)));
    }

    private static Optional<Duration> period(Fields fields) {
        var every =
                fields.required(
                        "every",
                        text(Texts.duration(Rotation.Every.SHORTEST, Rotation.Every.LONGEST)));
        return fields.make(every::get);
    }

    private static Optional<Layer.Change> change(Fields fields) {
        var from = fields.required("from", text(Texts::localTime));
        var people = fields.required("people", CREWS);
        return fields.make(() -> new Layer.Change(from.get(), people.get()));
    }

    private static Optional<Replacement> replacement(Fields fields, ZoneId zone) {
        var from = fields.required("from", instant(zone));
        var to = fields.required("to", instant(zone));
        var reason = fields.optional("reason", text(Texts::lineOrNothing), "");
        var layers = fields.required("layers", layers());
        return fields.make(() -> new Replacement(from.get(), to.get(), reason.get(), layers.get()));
    }

    private static Optional<ScheduleOverride> override(Fields fields, ZoneId zone) {
        var from = fields.required("from", instant(zone));
        var to = fields.required("to", instant(zone));
        var person = fields.required("person", CREW);
        var reason = fields.optional("reason", text(Texts::lineOrNothing), "");
        return fields.make(
                () -> new ScheduleOverride(from.get(), to.get(), person.get(), reason.get()));
    }

    private static Reader<Instant> instant(ZoneId zone) {
        return text(text -> Texts.instant(text, zone));
    }
}
