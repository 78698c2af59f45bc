package dev.afterglow.meetings.web;

import dev.afterglow.meetings.Attendance;
import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.MeetingId;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.web.Frame;
import dev.afterglow.web.PersonChip;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// One meeting: when it is for everybody, and the reader's own answer.
@Controller
class MeetingPages {

    private final Meetings meetings;
    private final People people;
    private final InstantSource clock;

    MeetingPages(Meetings meetings, People people, InstantSource clock) {
        this.meetings = meetings;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/meetings/{id:\\d+}")
    String page(
            @PathVariable long id, Actor actor, @ModelAttribute("frame") Frame frame, Model model) {
        model.addAttribute("meeting", view(find(id), actor, frame.times()));
        return "meetings/meeting";
    }

    @PostMapping("/meetings/{id:\\d+}/answer")
    ModelAndView answer(@PathVariable long id, @RequestParam String answer, Actor actor) {
        PersonId person = self(actor);
        Attendance attendance;
        try {
            attendance = Attendance.parse(answer);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT, unknown.getMessage(), unknown);
        }
        boolean isInvited =
                person != null && meetings.answer(new MeetingId(id), person, attendance);
        new Permission(isInvited, "Only somebody who is invited can answer.").require();
        return SeeOther.at("/meetings/" + id);
    }

    @PostMapping("/meetings/{id:\\d+}/cancel")
    ModelAndView cancel(@PathVariable long id, Actor actor) {
        Meeting meeting = find(id);
        new Permission(
                        mayMove(meeting, actor),
                        "The organiser or a curator cancels a meeting; it stands.")
                .require();
        meetings.cancel(meeting.id(), actor, clock.instant());
        return SeeOther.at("/meetings/" + id);
    }

    private MeetingView view(Meeting meeting, Actor actor, Times times) {
        Map<PersonId, Person> known =
                people.persons(meeting.people()).stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
        Optional<PersonId> reader = Optional.ofNullable(self(actor)).filter(meeting::invites);
        boolean isInvited = reader.isPresent();
        boolean isOver = meeting.ends().isBefore(times.now());
        String standing = meeting.isCancelled() ? "cancelled" : isOver ? "held" : "planned";
        Attendance own = reader.map(meeting::answerOf).orElse(Attendance.INVITED);
        return new MeetingView(
                meeting.id().toString(),
                meeting.title(),
                meeting.address(),
                standing,
                meeting.isCancelled() ? "plain" : isOver ? "good" : "live",
                Times.duration(meeting.length()),
                meeting.sessions().stream()
                        .map(session -> session(meeting, session, known, times))
                        .toList(),
                isInvited ? own.words() : "",
                own.word(),
                reader.map(person -> ownHours(meeting, person, times)).orElse(""),
                isInvited && standing.equals("planned"),
                standing.equals("planned") && mayMove(meeting, actor));
    }

    private static String ownHours(Meeting meeting, PersonId reader, Times times) {
        return meeting.invitations().stream()
                .filter(one -> one.person().equals(reader))
                .map(one -> times.full(meeting.sessions().get(one.session() - 1).startsAt()))
                .collect(Collectors.joining(" and "));
    }

    private static MeetingView.Session session(
            Meeting meeting, Meeting.Session session, Map<PersonId, Person> known, Times times) {
        List<MeetingView.Guest> guests =
                meeting.invitations().stream()
                        .filter(one -> one.session() == session.number())
                        .map(one -> guest(one, session, known))
                        .toList();
        return new MeetingView.Session(
                times.iso(session.startsAt()), times.full(session.startsAt()), guests);
    }

    private static MeetingView.Guest guest(
            Meeting.Invitation invitation, Meeting.Session session, Map<PersonId, Person> known) {
        Person person = known.get(invitation.person());
        String note = invitation.isEssential() ? "was there" : "";
        PersonChip chip =
                person == null
                        ? PersonChip.of(
                                "A former colleague", ZoneOffset.UTC, session.startsAt(), note)
                        : PersonChip.of(person.name(), person.zone(), session.startsAt(), note);
        String tone =
                switch (invitation.attendance()) {
                    case COMING -> "good";
                    case ACCOUNT -> "info";
                    case INVITED, DECLINED -> "plain";
                };
        return new MeetingView.Guest(chip, invitation.attendance().words(), tone);
    }

    private Meeting find(long id) {
        return meetings.meeting(new MeetingId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static boolean mayMove(Meeting meeting, Actor actor) {
        return actor.may(Role.CURATOR) || meeting.organiser().equals(self(actor));
    }

    private static @Nullable PersonId self(Actor actor) {
        return actor instanceof Actor.OfPerson signedIn ? signedIn.person() : null;
    }
}
