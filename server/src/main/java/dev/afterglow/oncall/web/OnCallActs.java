package dev.afterglow.oncall.web;

import dev.afterglow.oncall.CalendarAddresses;
import dev.afterglow.oncall.Changed;
import dev.afterglow.oncall.Cover;
import dev.afterglow.oncall.Crew;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Overrides;
import dev.afterglow.oncall.Overrides.CoverWish;
import dev.afterglow.oncall.Overrides.Taking;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.oncall.ScheduleOverride;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
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

/// What people change by hand on the page of a schedule.
@Controller
class OnCallActs {

    private final OnCall onCall;
    private final Overrides overrides;
    private final CalendarAddresses calendars;
    private final ScheduleViews views;
    private final InstantSource clock;

    OnCallActs(
            OnCall onCall,
            Overrides overrides,
            CalendarAddresses calendars,
            ScheduleViews views,
            InstantSource clock) {
        this.onCall = onCall;
        this.overrides = overrides;
        this.calendars = calendars;
        this.views = views;
        this.clock = clock;
    }

    /// The reader is on call from now until the shift ends.
    @PostMapping("/on-call/{id}/take")
    ModelAndView take(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String of,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        NamedSchedule schedule = require(id);
        PersonId taker = self(frame);
        PersonId relieved = of.isBlank() ? null : new PersonId(of);
        Changed changed =
                overrides.take(schedule.id(), new Taking(taker, relieved), actor, clock.instant());
        return answer(schedule, changed, OverrideForm.EMPTY, actor, frame);
    }

    @PostMapping("/on-call/{id}/overrides")
    ModelAndView give(
            @PathVariable String id,
            OverrideForm form,
            Actor actor,
            @ModelAttribute("frame") Frame frame) {
        NamedSchedule schedule = require(id);
        Changed changed;
        try {
            changed = change(schedule.id(), form, frame.reader().zone(), actor);
        } catch (IllegalArgumentException refused) {
            changed = new Changed.Refused(String.valueOf(refused.getMessage()));
        }
        return answer(schedule, changed, form, actor, frame);
    }

    private Changed change(ScheduleId id, OverrideForm form, ZoneId zone, Actor actor) {
        Instant now = clock.instant();
        Instant from = instant("From", form.from(), zone);
        Instant to = instant("To", form.to(), zone);
        if (!from.isBefore(to)) {
            return new Changed.Refused("To must be after From.");
        }
        if (form.person() == null || form.person().isBlank()) {
            return new Changed.Refused("Say who takes the time.");
        }
        PersonId person = new PersonId(form.person());
        String reason = form.reason() == null ? "" : form.reason().strip();
        if (form.of() == null || form.of().isBlank()) {
            return overrides.give(
                    id, new ScheduleOverride(from, to, Crew.of(person), reason), actor, now);
        }
        Cover cover = new Cover(person, new PersonId(form.of()), from, to);
        return overrides.cover(id, new CoverWish(cover, reason), actor, now);
    }

    @PostMapping("/on-call/{id}/overrides/{number}/withdraw")
    ModelAndView withdraw(@PathVariable String id, @PathVariable long number, Actor actor) {
        NamedSchedule schedule = require(id);
        overrides.withdraw(schedule.id(), number, actor, clock.instant());
        return SeeOther.at("/on-call/" + schedule.id());
    }

    /// Ends the reader's calendar addresses and makes others.
    @PostMapping("/on-call/{id}/calendar")
    ModelAndView renew(@PathVariable String id, @ModelAttribute("frame") Frame frame) {
        NamedSchedule schedule = require(id);
        calendars.renew(self(frame));
        return SeeOther.at("/on-call/" + schedule.id());
    }

    private ModelAndView answer(
            NamedSchedule schedule, Changed changed, OverrideForm form, Actor actor, Frame frame) {
        if (changed instanceof Changed.Refused(String because)) {
            ModelAndView page = views.model(schedule, ScheduleViews.Look.NOW, actor, frame);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("form", form.withError(because));
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

    private static PersonId self(Frame frame) {
        String id = frame.reader().id();
        if (id == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return new PersonId(id);
    }

    private NamedSchedule require(String id) {
        return Optional.of(id)
                .filter(Slug::isSlug)
                .flatMap(slug -> onCall.schedule(new ScheduleId(slug)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
