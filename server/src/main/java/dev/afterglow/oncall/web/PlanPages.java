package dev.afterglow.oncall.web;

import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Role;
import dev.afterglow.people.Slug;
import dev.afterglow.people.TeamId;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Makes schedules and changes their plans: what it would mean is shown before it is kept.
@Controller
class PlanPages {

    private final OnCall onCall;
    private final People people;
    private final PlanViews views;
    private final InstantSource clock;

    PlanPages(OnCall onCall, People people, PlanViews views, InstantSource clock) {
        this.onCall = onCall;
        this.people = people;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/schedules/new")
    ModelAndView fresh(Actor actor, @ModelAttribute("frame") Frame frame) {
        requireResponder(actor);
        LocalDate today = LocalDate.ofInstant(frame.times().now(), frame.reader().zone());
        PlanForm form = PlanForm.fresh(frame.reader().zone().getId(), today.atStartOfDay());
        return views.model(form, PlanViews.Said.nothing(null), actor, frame.times());
    }

    @PostMapping("/schedules/new")
    ModelAndView make(
            Actor actor, @ModelAttribute("frame") Frame frame, HttpServletRequest request) {
        requireResponder(actor);
        PlanForm form = PlanForm.sent(request);
        String slug = Slug.of(form.name());
        if (slug.isEmpty()) {
            return refused(form, null, "Give it a name.", actor, frame);
        }
        ScheduleId id = new ScheduleId(slug);
        if (onCall.schedule(id).isPresent()) {
            return refused(form, null, "There is a schedule " + id + " already.", actor, frame);
        }
        return answer(id, null, new Wish(form, keeps(request)), actor, frame);
    }

    @GetMapping("/on-call/{id}/plan")
    ModelAndView edit(@PathVariable String id, Actor actor, @ModelAttribute("frame") Frame frame) {
        NamedSchedule schedule = require(id);
        people.mayEdit(actor, schedule.team()).require();
        PlanForm form = PlanForm.of(schedule, views.named());
        return views.model(form, PlanViews.Said.nothing(schedule), actor, frame.times());
    }

    @PostMapping("/on-call/{id}/plan")
    ModelAndView change(
            @PathVariable String id,
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            HttpServletRequest request) {
        NamedSchedule schedule = require(id);
        people.mayEdit(actor, schedule.team()).require();
        PlanForm form = PlanForm.sent(request);
        if (!form.seen().equals(PlanForm.mark(schedule))) {
            return refused(
                    form,
                    schedule,
                    "Somebody has changed this plan since you opened it. Nothing was kept; open it"
                            + " again to see theirs.",
                    actor,
                    frame);
        }
        return answer(schedule.id(), schedule, new Wish(form, keeps(request)), actor, frame);
    }

    private record Wish(PlanForm form, boolean keep) {}

    private static boolean keeps(HttpServletRequest request) {
        return "keep".equals(request.getParameter("step"));
    }

    private ModelAndView answer(
            ScheduleId id, @Nullable NamedSchedule before, Wish wish, Actor actor, Frame frame) {
        PlanReader reader = new PlanReader(wish.form(), views.named());
        NamedSchedule plan = reader.read(id, before);
        if (plan == null) {
            PlanViews.Said said = new PlanViews.Said(before, reader.problems(), null);
            return views.model(wish.form(), said, actor, frame.times());
        }
        try {
            requireTeam(actor, before, plan.team());
            PlanPage.Meaning meaning = views.meaning(plan.schedule(), frame.times());
            if (!wish.keep()) {
                PlanViews.Said said = new PlanViews.Said(before, List.of(), meaning);
                return views.model(wish.form(), said, actor, frame.times());
            }
            Instant now = clock.instant();
            onCall.define(plan, actor, now);
            return SeeOther.at("/on-call/" + id);
        } catch (IllegalArgumentException wrong) {
            return refused(wish.form(), before, String.valueOf(wrong.getMessage()), actor, frame);
        }
    }

    private ModelAndView refused(
            PlanForm form,
            @Nullable NamedSchedule before,
            String because,
            Actor actor,
            Frame frame) {
        PlanViews.Said said = new PlanViews.Said(before, List.of(because), null);
        return views.model(form, said, actor, frame.times());
    }

    /// Whoever gives a schedule to another team must be of that one, too.
    private void requireTeam(Actor actor, @Nullable NamedSchedule before, @Nullable TeamId team) {
        boolean same =
                before != null
                        && Optional.ofNullable(before.team()).equals(Optional.ofNullable(team));
        if (!same) {
            people.mayEdit(actor, team).require();
        }
    }

    private static void requireResponder(Actor actor) {
        if (!actor.may(Role.RESPONDER)) {
            throw new AccessDeniedException("Making a schedule needs the role responder.");
        }
    }

    private NamedSchedule require(String id) {
        return Optional.of(id)
                .filter(Slug::isSlug)
                .flatMap(slug -> onCall.schedule(new ScheduleId(slug)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
