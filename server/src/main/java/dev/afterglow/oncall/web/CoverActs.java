package dev.afterglow.oncall.web;

import dev.afterglow.oncall.CalendarSources;
import dev.afterglow.oncall.CoverRequest;
import dev.afterglow.oncall.CoverRequest.During;
import dev.afterglow.oncall.CoverRequests;
import dev.afterglow.oncall.CoverRequests.Asked;
import dev.afterglow.oncall.HandoverNote;
import dev.afterglow.oncall.HandoverNotes;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Overrides;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.Slug;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// What people ask of each other on the page of a schedule, and what they hand over.
@Controller
class CoverActs {

    private final OnCall onCall;
    private final CoverRequests requests;
    private final HandoverNotes notes;
    private final CalendarSources calendars;
    private final Overrides overrides;
    private final ScheduleViews views;
    private final InstantSource clock;

    CoverActs(
            OnCall onCall,
            CoverRequests requests,
            HandoverNotes notes,
            CalendarSources calendars,
            Overrides overrides,
            ScheduleViews views,
            InstantSource clock) {
        this.onCall = onCall;
        this.requests = requests;
        this.notes = notes;
        this.calendars = calendars;
        this.overrides = overrides;
        this.views = views;
        this.clock = clock;
    }

    @PostMapping("/on-call/{id}/requests")
    ModelAndView ask(
            @PathVariable String id,
            AskForm form,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        NamedSchedule schedule = require(id);
        PersonId self = self(actor);
        try {
            CoverRequest wish = wish(schedule.id(), self, form, frame.reader().zone());
            return answer(schedule, requests.ask(wish, actor, clock.instant()), form, actor, frame);
        } catch (IllegalArgumentException wrong) {
            Asked refused = new Asked.Refused(String.valueOf(wrong.getMessage()));
            return answer(schedule, refused, form, actor, frame);
        }
    }

    private static CoverRequest wish(ScheduleId id, PersonId self, AskForm form, ZoneId zone) {
        During during = during(instant("From", form.from(), zone), instant("To", form.to(), zone));
        CoverRequest wish = CoverRequest.wish(id, self, during, form.shown(form.reason()).strip());
        if (!form.shown(form.person()).isBlank()) {
            wish = wish.of(new PersonId(form.shown(form.person())));
        }
        if (form.isSwap()) {
            wish =
                    wish.swappedFor(
                            during(
                                    instant("In return from", form.backFrom(), zone),
                                    instant("In return to", form.backTo(), zone)));
        }
        return wish;
    }

    private static During during(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("To must be after From.");
        }
        return new During(from, to);
    }

    @PostMapping("/on-call/{id}/requests/{number}/{act:accept|decline|withdraw}")
    ModelAndView act(
            @PathVariable String id,
            @PathVariable long number,
            @PathVariable String act,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        NamedSchedule schedule = require(id);
        PersonId self = self(actor);
        Instant now = clock.instant();
        Asked asked =
                switch (act) {
                    case "accept" -> requests.accept(number, self, actor, now);
                    case "decline" -> requests.decline(number, self, actor, now);
                    default -> requests.withdraw(number, self, actor, now);
                };
        return answer(schedule, asked, AskForm.EMPTY, actor, frame);
    }

    @PostMapping("/on-call/{id}/notes")
    ModelAndView write(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String words,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        NamedSchedule schedule = require(id);
        try {
            notes.write(schedule.id(), new HandoverNote(self(actor), words, clock.instant()));
            return SeeOther.at("/on-call/" + schedule.id() + "#handover");
        } catch (IllegalArgumentException wrong) {
            Asked refused = new Asked.Refused(String.valueOf(wrong.getMessage()));
            return answer(schedule, refused, AskForm.EMPTY, actor, frame);
        }
    }

    /// Reads the schedule from a calendar from now on; without an address no more.
    @PostMapping("/on-call/{id}/from-calendar")
    ModelAndView follow(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String url,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        NamedSchedule schedule = require(id);
        overrides.mayChange(schedule.id(), actor).require();
        if (url.isBlank()) {
            calendars.leave(schedule.id(), actor, clock.instant());
            return SeeOther.at("/on-call/" + schedule.id());
        }
        try {
            calendars.follow(schedule.id(), url.strip(), actor, clock.instant());
            return SeeOther.at("/on-call/" + schedule.id());
        } catch (IllegalArgumentException wrong) {
            Asked refused = new Asked.Refused(String.valueOf(wrong.getMessage()));
            return answer(schedule, refused, AskForm.EMPTY, actor, frame);
        }
    }

    private ModelAndView answer(
            NamedSchedule schedule, Asked asked, AskForm form, Actor actor, Frame frame) {
        if (asked instanceof Asked.Refused(String because)) {
            ModelAndView page = views.model(schedule, ScheduleViews.Look.NOW, actor, frame);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("ask", form.withError(because));
            return page;
        }
        return SeeOther.at("/on-call/" + schedule.id());
    }

    private static Instant instant(String field, @Nullable String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text == null ? "" : text).atZone(zone).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    field + " needs a date and a time, such as 2026-11-28 09:00.", wrong);
        }
    }

    private static PersonId self(Actor actor) {
        if (actor instanceof Actor.OfPerson person && actor.may(Role.RESPONDER)) {
            return person.person();
        }
        throw new ResponseStatusException(HttpStatus.FORBIDDEN, "This needs a responder");
    }

    private NamedSchedule require(String id) {
        return Optional.of(id)
                .filter(Slug::isSlug)
                .flatMap(slug -> onCall.schedule(new ScheduleId(slug)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
