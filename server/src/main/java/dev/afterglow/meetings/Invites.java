package dev.afterglow.meetings;

import dev.afterglow.delivery.ChannelName;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.Message;
import dev.afterglow.delivery.Priority;
import dev.afterglow.meetings.Meeting.Invitation;
import dev.afterglow.meetings.Meeting.Session;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.PublicAddress;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Writes invitations, updates and cancellations as mails with a calendar entry.
@Component
class Invites {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm zzz", Locale.US);

    private final Delivery delivery;
    private final People people;
    private final PublicAddress address;

    Invites(Delivery delivery, People people, PublicAddress address) {
        this.delivery = delivery;
        this.people = people;
        this.address = address;
    }

    /// In the caller's transaction.
    void send(Meeting meeting, Instant now) {
        send(meeting, meeting.invitations(), CalendarEntry.Kind.REQUEST, now);
    }

    void sendCancelled(Meeting meeting, Instant now) {
        send(meeting, meeting.invitations(), CalendarEntry.Kind.CANCEL, now);
    }

    /// The new hours to those who have one, and a cancellation of what is gone for somebody.
    void sendMoved(Meeting before, Meeting after, Instant now) {
        List<Invitation> gone =
                before.invitations().stream()
                        .filter(old ->
                                after.invitations().stream()
                                        .noneMatch(one ->
                                                one.person().equals(old.person())
                                                        && one.session() == old.session()))
                        .toList();
        Meeting cancelled =
                new Meeting(
                        before.id(),
                        before.subject(),
                        before.title(),
                        before.address(),
                        before.length(),
                        before.organiser(),
                        after.sequence(),
                        true,
                        before.sessions(),
                        gone);
        send(cancelled, gone, CalendarEntry.Kind.CANCEL, now);
        send(after, after.invitations(), CalendarEntry.Kind.REQUEST, now);
    }

    private void send(Meeting meeting, List<Invitation> to, CalendarEntry.Kind kind, Instant now) {
        Map<PersonId, Person> known =
                people.persons(meeting.people()).stream()
                        .filter(Person::active)
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        Optional<Person> organiser = people.person(meeting.organiser());
        List<Message> messages = new ArrayList<>();
        for (Invitation invitation : to) {
            Person person = known.get(invitation.person());
            if (person != null) {
                Session session =
                        meeting.sessions().stream()
                                .filter(one -> one.number() == invitation.session())
                                .findFirst()
                                .orElseThrow();
                messages.add(
                        message(
                                new CalendarEntry(kind, meeting, session, person, organiser, now),
                                invitation));
            }
        }
        delivery.send(messages, now);
    }

    private Message message(CalendarEntry entry, Invitation invitation) {
        Meeting meeting = entry.meeting();
        Person person = entry.person();
        String link = address.of("/meetings/" + meeting.id());
        String hour = HOUR.format(entry.session().startsAt().atZone(person.zone()));
        String key =
                "meeting:%s:%d:%d:%s:%s"
                        .formatted(
                                meeting.id(),
                                meeting.sequence(),
                                entry.session().number(),
                                person.id(),
                                entry.kind());
        return new Message(
                ChannelName.EMAIL,
                person.email(),
                person.id(),
                Priority.NORMAL,
                subject(entry) + ": " + meeting.title() + ", " + hour,
                text(entry, invitation, hour, link),
                null,
                "meeting:" + meeting.id(),
                key,
                Map.of(
                        "link", link,
                        "calendar", entry.text(link),
                        "calendar-method", entry.kind().name()));
    }

    private static String subject(CalendarEntry entry) {
        return switch (entry.kind()) {
            case CANCEL -> "Cancelled";
            case REQUEST -> entry.meeting().sequence() == 0 ? "Invitation" : "Moved";
        };
    }

    private String text(CalendarEntry entry, Invitation invitation, String hour, String link) {
        Meeting meeting = entry.meeting();
        if (entry.kind() == CalendarEntry.Kind.CANCEL) {
            return """
            %s, %s, is not held at that hour.

            What it is about: %s
            """
                    .formatted(meeting.title(), hour, address.of(meeting.address()));
        }
        String sessions =
                meeting.sessions().size() == 2
                        ? "There are two sessions, so that nobody gives up a night; notes are"
                                + " carried from one to the other.\n"
                        : "";
        String heard =
                invitation.isEssential()
                        ? "You were there, so your account matters to the others.\n"
                        : "";
        return """
        %s
        %s, %d minutes, your time.
        %s%s
        Nobody must come. Say whether you do, or send your account instead: %s
        Please read before: %s
        """
                .formatted(
                        meeting.title(),
                        hour,
                        meeting.length().toMinutes(),
                        sessions,
                        heard,
                        link,
                        address.of(meeting.address()));
    }
}
