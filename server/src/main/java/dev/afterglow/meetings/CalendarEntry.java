package dev.afterglow.meetings;

import dev.afterglow.people.Person;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/// One session as an entry of one person's calendar (RFC 5545, sent as RFC 5546 says: the same
/// UID, a higher sequence for each change). Everybody is an optional participant.
record CalendarEntry(
        Kind kind,
        Meeting meeting,
        Meeting.Session session,
        Person person,
        Optional<Person> organiser,
        Instant now) {

    /// The method of RFC 5546.
    enum Kind {
        REQUEST,
        CANCEL
    }

    /// The iCalendar text, lines ended by CR LF.
    String text(String link) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Afterglow//Meetings//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new Method(kind.name()));
        calendar.add(event(link));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private VEvent event(String link) {
        VEvent event = new VEvent(false);
        event.add(new Uid("meeting-%s-%d@afterglow".formatted(meeting.id(), session.number())));
        event.add(new DtStamp(now));
        event.add(new DtStart<Instant>(session.startsAt()));
        event.add(new DtEnd<Instant>(session.startsAt().plus(meeting.length())));
        event.add(new Sequence(meeting.sequence()));
        event.add(new Summary(meeting.title()));
        event.add(new Description("Nobody must come; an account is welcome instead. " + link));
        event.add(new Url(URI.create(link)));
        event.add(new Status(kind == Kind.CANCEL ? "CANCELLED" : "CONFIRMED"));
        organiser.filter(Person::active).ifPresent(who -> event.add(organizer(who)));
        event.add(attendee());
        return event;
    }

    private static Organizer organizer(Person who) {
        Organizer organizer = new Organizer(URI.create("mailto:" + who.email()));
        organizer.add(new Cn(who.name()));
        return organizer;
    }

    private Attendee attendee() {
        Attendee attendee = new Attendee(URI.create("mailto:" + person.email()));
        attendee.add(new Cn(person.name()));
        attendee.add(Role.OPT_PARTICIPANT);
        attendee.add(PartStat.NEEDS_ACTION);
        return attendee;
    }
}
