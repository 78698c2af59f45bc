package dev.afterglow.oncall;

import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.SignedLinks;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Secret addresses of calendar feeds. A feed is made for one person, and shows either their own
/// shifts or one schedule. The address carries its own permission; a person who asks for new
/// addresses ends all their earlier ones.
@Service
public class CalendarAddresses {

    private static final String PURPOSE = "calendar";
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final SignedLinks links;
    private final CalendarStore store;
    private final People people;

    CalendarAddresses(SignedLinks links, CalendarStore store, People people) {
        this.links = links;
        this.store = store;
        this.people = people;
    }

    /// What a feed shows.
    public sealed interface Feed {

        /// All shifts of a person.
        record OfPerson(PersonId person) implements Feed {}

        /// Everybody's shifts in a schedule.
        record OfSchedule(ScheduleId schedule) implements Feed {}
    }

    /// The address of the person's own shifts, within this server: `/calendars/….ics`.
    public String own(PersonId reader) {
        return address(reader, "");
    }

    /// The address of a schedule, for this reader.
    public String of(ScheduleId schedule, PersonId reader) {
        return address(reader, "/" + schedule);
    }

    /// What an address shows; empty when it is not ours, was ended, or its reader has left.
    public Optional<Feed> feed(String secret, Instant now) {
        return links.verify(PURPOSE, secret, now).flatMap(this::feed);
    }

    /// Ends all addresses of a person; the next ones are others.
    @Transactional
    public void renew(PersonId reader) {
        store.next(reader);
    }

    private Optional<Feed> feed(String subject) {
        String[] parts = subject.split("/", -1);
        PersonId reader = new PersonId(parts[0]);
        boolean isActive = people.person(reader).filter(Person::active).isPresent();
        if (!isActive || !Integer.toString(store.generation(reader)).equals(parts[1])) {
            return Optional.empty();
        }
        return Optional.of(
                parts.length == 2
                        ? new Feed.OfPerson(reader)
                        : new Feed.OfSchedule(new ScheduleId(parts[2])));
    }

    private String address(PersonId reader, String rest) {
        String subject = reader + "/" + store.generation(reader) + rest;
        return "/calendars/" + links.sign(PURPOSE, subject, NEVER) + ".ics";
    }
}
