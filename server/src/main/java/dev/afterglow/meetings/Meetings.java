package dev.afterglow.meetings;

import dev.afterglow.meetings.Meeting.Invitation;
import dev.afterglow.meetings.Meeting.Session;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door: find an hour that is kind, invite, move, cancel, answer.
@Service
public class Meetings {

    /// Meetings older than this weigh no more.
    static final Duration LEDGER_REACH = Duration.ofDays(365);

    private static final int SLOTS_SHOWN = 5;
    private static final int MEETINGS_MAX = 200;
    private static final long NO_MEETING = -1;

    private final MeetingStore store;
    private final Attendees attendees;
    private final Invites invites;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Meetings(
            MeetingStore store,
            Attendees attendees,
            Invites invites,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.attendees = attendees;
        this.invites = invites;
        this.audit = audit;
        this.events = events;
    }

    /// The kindest slots, and two sessions where one hour would hurt. Throws an
    /// [IllegalArgumentException] that says what is wrong with the wish.
    public Plan plan(Wish wish, Instant now) {
        Ledger ledger = ledger(wish.people(), now);
        Request request = attendees.request(wish, ledger);
        Proposal proposal = Slots.find(request, SLOTS_SHOWN);
        Optional<TwoSlots> two =
                hurts(proposal) ? TwoSessions.find(request, wish.hosts()) : Optional.empty();
        return new Plan(request, proposal, two, ledger);
    }

    /// What meetings of the last year, and those to come, cost each of these people.
    public Ledger ledger(Collection<PersonId> people, Instant now) {
        return ledger(people, NO_MEETING, now);
    }

    /// Sends the invitations, unless the hour has become impossible since the planner looked.
    @Transactional
    public Planned invite(NewMeeting meeting, PersonId organiser, Actor actor, Instant now) {
        Optional<String> refused = refusal(meeting.starts(), now);
        if (refused.isPresent()) {
            return new Planned.Refused(refused.get());
        }
        List<Invitation> seats = new ArrayList<>();
        Optional<String> impossible =
                seat(meeting.wish(), meeting.starts(), ledger(meeting.wish().people(), now), seats);
        if (impossible.isPresent()) {
            return new Planned.Refused(impossible.get());
        }
        Optional<MeetingId> id = store.insert(meeting, organiser, now);
        if (id.isEmpty()) {
            return new Planned.Refused("A meeting about this is planned already; move that one.");
        }
        write(id.get(), meeting.starts(), seats);
        audit.record(actor, new Audit.Act("meeting.planned", "meeting:" + id.get(), ""), now);
        invites.send(require(id.get()), now);
        events.publishEvent(new MeetingEvent.Planned(id.get(), meeting.subject(), now));
        return new Planned.Invited(id.get());
    }

    /// Moves a meeting; everybody gets the new hour, and is asked anew whether they come.
    @Transactional
    public Planned move(MeetingId id, Wish wish, List<Instant> starts, Actor actor, Instant now) {
        Meeting meeting = lock(id);
        List<Instant> sorted = starts.stream().distinct().sorted().toList();
        Optional<String> refused =
                meeting.isCancelled()
                        ? Optional.of("It was cancelled; plan a new one.")
                        : refusal(sorted, now);
        List<Invitation> seats = new ArrayList<>();
        if (refused.isEmpty()) {
            refused = seat(wish, sorted, ledger(wish.people(), id.value(), now), seats);
        }
        if (refused.isPresent()) {
            return new Planned.Refused(refused.get());
        }
        store.clearSessions(id);
        write(id, sorted, seats);
        store.nextSequence(id);
        audit.record(actor, new Audit.Act("meeting.moved", "meeting:" + id, ""), now);
        invites.sendMoved(meeting, require(id), now);
        events.publishEvent(new MeetingEvent.Moved(id, meeting.subject(), now));
        return new Planned.Invited(id);
    }

    /// Cancels a meeting that has not ended; a second time changes nothing.
    @Transactional
    public void cancel(MeetingId id, Actor actor, Instant now) {
        Meeting meeting = lock(id);
        if (meeting.isCancelled() || meeting.ends().isBefore(now)) {
            return;
        }
        store.cancel(id, now);
        audit.record(actor, new Audit.Act("meeting.cancelled", "meeting:" + id, ""), now);
        invites.sendCancelled(require(id), now);
        events.publishEvent(new MeetingEvent.Cancelled(id, meeting.subject(), now));
    }

    /// False when the person is not invited.
    @Transactional
    public boolean answer(MeetingId id, PersonId person, Attendance attendance) {
        return store.answer(id, person, attendance);
    }

    public Optional<Meeting> meeting(MeetingId id) {
        return store.find(id);
    }

    /// The newest meeting about a subject, cancelled ones included.
    public Optional<Meeting> about(String subject) {
        return store.ofSubject(subject);
    }

    /// The same for many subjects; those without a meeting are left out.
    public Map<String, Meeting> about(Collection<String> subjects) {
        return store.ofSubjects(subjects).stream()
                .collect(Collectors.toMap(Meeting::subject, Function.identity()));
    }

    /// Those with a session still to come, the next first; at most 200.
    public List<Meeting> toCome(Instant now) {
        return store.endingAfter(now, MEETINGS_MAX);
    }

    /// What somebody is and was invited to within a year, the latest first; at most 200.
    public List<Meeting> of(PersonId person, Instant now) {
        return store.of(person, now.minus(LEDGER_REACH), MEETINGS_MAX);
    }

    /// When somebody sleeps; 23:00 to 06:00 unless they said otherwise.
    public WeeklyHours sleepOf(PersonId person) {
        String stated = store.sleeps(List.of(person)).get(person);
        return stated == null ? Attendee.SLEEP : WeeklyHours.parse(stated);
    }

    @Transactional
    public void setSleep(PersonId person, WeeklyHours sleep) {
        store.setSleep(person, sleep.toString());
    }

    private Ledger ledger(Collection<PersonId> people, long except, Instant now) {
        Map<PersonId, BigDecimal> all = new HashMap<>();
        people.forEach(person -> all.put(person, BigDecimal.ZERO));
        all.putAll(store.burdens(people, now.minus(LEDGER_REACH), except));
        return new Ledger(all);
    }

    private static boolean hurts(Proposal proposal) {
        return switch (proposal) {
            case Proposal.NoSlot _ -> true;
            case Proposal.Slots(List<Slot> slots) ->
                    slots.getFirst().seats().stream()
                            .anyMatch(seat -> seat.cost() >= Timetable.AWAKE);
        };
    }

    private static Optional<String> refusal(List<Instant> starts, Instant now) {
        if (starts.isEmpty() || starts.size() > 2) {
            return Optional.of("Choose one hour, or two sessions.");
        }
        return starts.getFirst().isAfter(now)
                ? Optional.empty()
                : Optional.of("That hour has passed; choose another.");
    }

    /// Adds who would be where at which cost, or says who cannot.
    private Optional<String> seat(
            Wish wish, List<Instant> starts, Ledger ledger, List<Invitation> into) {
        Request request = attendees.request(wish, ledger);
        Seating seating = new Seating(request, wish.hosts());
        return seating.seat(starts, into);
    }

    private void write(MeetingId id, List<Instant> starts, List<Invitation> seats) {
        for (int i = 0; i < starts.size(); i++) {
            store.insertSession(id, new Session(i + 1, starts.get(i)));
        }
        seats.forEach(seat -> store.insertInvitation(id, seat));
    }

    private Meeting require(MeetingId id) {
        return store.find(id).orElseThrow();
    }

    private Meeting lock(MeetingId id) {
        return store.lock(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no meeting " + id));
    }
}
