package dev.afterglow.setup;

import static dev.afterglow.setup.Names.defines;
import static dev.afterglow.setup.Names.refers;
import static dev.afterglow.setup.Reader.list;
import static dev.afterglow.setup.Reader.text;

import dev.afterglow.oncall.RosterId;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.setup.PersonEntry.Channel;
import dev.afterglow.setup.PersonEntry.Rule;
import dev.afterglow.setup.PersonEntry.Urgency;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads people, absences, teams and rosters.
final class PeopleSection {

    static final Reader<PersonId> PERSON = refers(Kind.PERSON, PersonId::new);
    static final Reader<TeamId> TEAM = refers(Kind.TEAM, TeamId::new);

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration LATEST_RULE = Duration.ofDays(1);

    private PeopleSection() {}

    static Optional<PersonEntry> person(Fields fields) {
        var id = fields.required("id", defines(Kind.PERSON, PersonId::new));
        var name = fields.maybe("name", text(Texts::line));
        var email = fields.maybe("email", text(PeopleSection::address));
        var zone = fields.optional("zone", text(Texts::zone), UTC);
        var hours = fields.maybe("hours", Reader.hours());
        var rules = fields.optional("rules", list(Reader.fields(PeopleSection::rule)), List.of());
        return fields.make(() ->
                new PersonEntry(
                        id.get(),
                        name.get().orElse(id.get().value()),
                        email.get(),
                        zone.get(),
                        hours.get(),
                        rules.get()));
    }

    private static Optional<Rule> rule(Fields fields) {
        var urgency = fields.required("urgency", text(Texts.choice(Urgency.class)));
        var after =
                fields.optional(
                        "after", text(Texts.duration(Duration.ZERO, LATEST_RULE)), Duration.ZERO);
        var by = fields.required("by", text(Texts.choice(Channel.class)));
        var to = fields.maybe("to", text(Texts::line));
        return fields.make(() -> new Rule(urgency.get(), after.get(), by.get(), to.get()));
    }

    static Optional<AbsenceEntry> absence(Fields fields) {
        var person = fields.required("person", PERSON);
        var from = fields.required("from", text(Texts::date));
        var to = fields.required("to", text(Texts::date));
        var kind = fields.optional("kind", text(Texts::id), "away");
        return fields.make(() -> new AbsenceEntry(person.get(), from.get(), to.get(), kind.get()));
    }

    static Optional<TeamEntry> team(Fields fields) {
        var id = fields.required("id", defines(Kind.TEAM, TeamId::new));
        var name = fields.maybe("name", text(Texts::line));
        var members = fields.optional("members", list(PERSON), List.of());
        return fields.make(
                () -> new TeamEntry(id.get(), name.get().orElse(id.get().value()), members.get()));
    }

    static Optional<RosterEntry> roster(Fields fields) {
        var id = fields.required("id", defines(Kind.ROSTER, RosterId::new));
        var name = fields.maybe("name", text(Texts::line));
        var members = fields.optional("members", list(PERSON), List.of());
        return fields.make(() ->
                new RosterEntry(id.get(), name.get().orElse(id.get().value()), members.get()));
    }

    private static String address(String text) {
        return Texts.matching(ADDRESS, "an e-mail address", text);
    }
}
