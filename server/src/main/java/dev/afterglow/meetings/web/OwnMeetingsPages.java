package dev.afterglow.meetings.web;

import dev.afterglow.meetings.Meeting;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.web.Frame;
import dev.afterglow.web.Numbers;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Somebody's own meetings, their own line of the ledger, and when they sleep.
@Controller
class OwnMeetingsPages {

    private final Meetings meetings;
    private final InstantSource clock;

    OwnMeetingsPages(Meetings meetings, InstantSource clock) {
        this.meetings = meetings;
        this.clock = clock;
    }

    @GetMapping("/me/meetings")
    ModelAndView page(@ModelAttribute("frame") Frame frame) {
        PersonId self = self(frame);
        return page(frame, meetings.sleepOf(self).toString(), "");
    }

    @PostMapping("/me/meetings/sleep")
    ModelAndView sleep(@RequestParam String hours, @ModelAttribute("frame") Frame frame) {
        PersonId self = self(frame);
        try {
            meetings.setSleep(self, WeeklyHours.parse(hours));
        } catch (IllegalArgumentException wrong) {
            ModelAndView again = page(frame, hours, String.valueOf(wrong.getMessage()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return SeeOther.at("/me/meetings");
    }

    private ModelAndView page(Frame frame, String sleep, String error) {
        PersonId self = self(frame);
        Instant now = clock.instant();
        ModelAndView page = new ModelAndView("meetings/own");
        page.addObject(
                "burden",
                Numbers.number(meetings.ledger(List.of(self), now).of(self).doubleValue()));
        page.addObject(
                "rows",
                meetings.of(self, now).stream().map(one -> row(one, self, frame.times())).toList());
        page.addObject("sleep", sleep);
        page.addObject("error", error);
        return page;
    }

    private static OwnMeeting row(Meeting meeting, PersonId self, Times times) {
        String when =
                meeting.invitations().stream()
                        .filter(one -> one.person().equals(self))
                        .map(one -> meeting.sessions().get(one.session() - 1).startsAt())
                        .map(times::full)
                        .collect(Collectors.joining(" and "));
        return new OwnMeeting(
                "/meetings/" + meeting.id(),
                meeting.title(),
                when,
                meeting.isCancelled() ? "cancelled" : meeting.answerOf(self).words());
    }

    private static PersonId self(Frame frame) {
        String id = frame.reader().id();
        if (id == null) {
            throw new IllegalStateException("Nobody is signed in on an own page");
        }
        return new PersonId(id);
    }
}
