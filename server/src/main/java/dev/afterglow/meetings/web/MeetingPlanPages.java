package dev.afterglow.meetings.web;

import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.MeetingId;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.meetings.NewMeeting;
import dev.afterglow.meetings.Planned;
import dev.afterglow.meetings.Wish;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Permission;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Where somebody looks for a kind hour and invites.
@Controller
class MeetingPlanPages {

    private final Meetings meetings;
    private final SlotViews views;
    private final People people;
    private final InstantSource clock;

    MeetingPlanPages(Meetings meetings, SlotViews views, People people, InstantSource clock) {
        this.meetings = meetings;
        this.views = views;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/meetings/plan")
    ModelAndView plan(
            @ModelAttribute PlanForm asked, Actor actor, @ModelAttribute("frame") Frame frame) {
        requirePlanner(actor);
        PlanForm form = known(asked).complete(clock.instant());
        return page(form, "", frame);
    }

    @PostMapping("/meetings")
    ModelAndView invite(
            @ModelAttribute PlanForm asked,
            @RequestParam(defaultValue = "") String starts,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        requirePlanner(actor);
        PlanForm form = asked.complete(clock.instant());
        try {
            return switch (planned(form, starts, actor)) {
                case Planned.Invited(MeetingId id) -> SeeOther.at("/meetings/" + id);
                case Planned.Refused(String because) -> page(form, because, frame);
            };
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return page(form, String.valueOf(wrong.getMessage()), frame);
        }
    }

    private Planned planned(PlanForm form, String starts, Actor actor) {
        Wish wish = form.named(people).wish();
        Instant now = clock.instant();
        List<Instant> chosen =
                Arrays.stream(starts.split(",", -1))
                        .filter(text -> !text.isBlank())
                        .map(Instant::parse)
                        .toList();
        if (form.meeting() != null) {
            return meetings.move(new MeetingId(form.meeting()), wish, chosen, actor, now);
        }
        PersonId organiser =
                actor instanceof Actor.OfPerson signedIn
                        ? signedIn.person()
                        : wish.people().getFirst();
        return meetings.invite(
                new NewMeeting(
                        PlanForm.text(form.subject()),
                        PlanForm.text(form.title()),
                        PlanForm.text(form.address()),
                        wish,
                        chosen),
                organiser,
                actor,
                now);
    }

    /// A meeting that is to be moved brings its own people.
    private PlanForm known(PlanForm asked) {
        if (asked.meeting() == null || asked.people() != null) {
            return asked;
        }
        Meeting meeting = meetings.meeting(new MeetingId(asked.meeting())).orElse(null);
        if (meeting == null) {
            return asked;
        }
        return new PlanForm(
                meeting.subject(),
                meeting.title(),
                meeting.address(),
                joined(meeting.people()),
                joined(
                        meeting.invitations().stream()
                                .filter(Meeting.Invitation::isEssential)
                                .map(Meeting.Invitation::person)
                                .distinct()
                                .toList()),
                joined(List.of(meeting.organiser())),
                Long.toString(meeting.length().toMinutes()),
                asked.from(),
                asked.to(),
                asked.meeting());
    }

    private ModelAndView page(PlanForm typed, String refused, Frame frame) {
        String error = refused;
        PlanForm form = typed;
        SlotTable table = null;
        try {
            form = typed.named(people);
            table = views.table(meetings.plan(form.wish(), clock.instant()), frame.times());
        } catch (IllegalArgumentException wrong) {
            error = error.isEmpty() ? String.valueOf(wrong.getMessage()) : error;
        }
        ModelAndView page = new ModelAndView("meetings/plan");
        if (!error.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        page.addObject("form", form);
        page.addObject("table", table);
        page.addObject("error", error);
        page.addObject("names", names(form));
        return page;
    }

    private String names(PlanForm form) {
        try {
            return people.persons(PlanForm.ids(PlanForm.text(form.people()))).stream()
                    .map(Person::name)
                    .collect(Collectors.joining(", "));
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private static String joined(List<PersonId> ids) {
        return ids.stream().map(PersonId::value).collect(Collectors.joining(","));
    }

    private static void requirePlanner(@Nullable Actor actor) {
        boolean may = actor != null && actor.may(Role.RESPONDER);
        new Permission(may, "Planning a meeting needs the role responder.").require();
    }
}
