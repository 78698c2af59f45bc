package dev.afterglow.radar.web;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.radar.RadarSession;
import dev.afterglow.radar.RadarSessions;
import dev.afterglow.radar.RiskId;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The session: planned, begun, on the shared screen, held.
@Controller
class SessionPages {

    private final RadarSessions sessions;
    private final SessionViews views;
    private final InstantSource clock;

    SessionPages(RadarSessions sessions, SessionViews views, InstantSource clock) {
        this.sessions = sessions;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/radar/session")
    ModelAndView next(Actor actor, @ModelAttribute("frame") Frame frame) {
        Optional<RadarSession> running =
                sessions.next().filter(one -> one.state() == RadarSession.State.RUNNING);
        return running.isPresent()
                ? SeeOther.at(running.get().address())
                : overview(actor, frame, "");
    }

    @PostMapping("/radar/session")
    ModelAndView plan(Actor actor, @RequestParam String at, @ModelAttribute("frame") Frame frame) {
        Curator.check(actor);
        Instant startsAt;
        try {
            startsAt = LocalDateTime.parse(at).atZone(frame.reader().zone()).toInstant();
        } catch (DateTimeException wrong) {
            return overview(actor, frame, "A session begins at a day and an hour.");
        }
        return answer(actor, frame, sessions.plan(startsAt, actor, clock.instant()));
    }

    @PostMapping("/radar/sessions/{id}/begin")
    ModelAndView begin(Actor actor, @PathVariable long id, @ModelAttribute("frame") Frame frame) {
        Curator.check(actor);
        return answer(actor, frame, sessions.begin(id, actor, clock.instant()));
    }

    @GetMapping("/radar/sessions/{id}")
    ModelAndView session(
            Actor actor,
            @PathVariable long id,
            @RequestParam Optional<Long> risk,
            @ModelAttribute("frame") Frame frame) {
        RadarSession session =
                sessions.session(id)
                        .filter(one -> one.state() != RadarSession.State.PLANNED)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ModelAndView page = new ModelAndView("radar/session");
        page.addObject("tabs", RadarNavigation.tabs(actor, "/radar/session"));
        page.addObject(
                "page",
                views.page(session, risk.map(RiskId::new), actor.may(Role.CURATOR), frame.times()));
        return page;
    }

    @PostMapping("/radar/sessions/{id}/risks/{risk}/views")
    ModelAndView note(
            Actor actor,
            @PathVariable long id,
            @PathVariable long risk,
            @RequestParam String view) {
        Self.of(actor);
        try {
            sessions.note(id, new RiskId(risk), view);
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, wrong.getMessage());
        }
        return SeeOther.at("/radar/sessions/" + id + "?risk=" + risk);
    }

    @PostMapping("/radar/sessions/{id}/risks/{risk}/too")
    ModelAndView tooHere(Actor actor, @PathVariable long id, @PathVariable long risk) {
        Curator.check(actor);
        try {
            sessions.seeItToo(id, new RiskId(risk));
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, wrong.getMessage());
        }
        return SeeOther.at("/radar/sessions/" + id + "?risk=" + risk);
    }

    @PostMapping("/radar/sessions/{id}/end")
    ModelAndView end(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int attended,
            @ModelAttribute("frame") Frame frame) {
        Curator.check(actor);
        return answer(actor, frame, sessions.end(id, attended, actor, clock.instant()));
    }

    private ModelAndView answer(Actor actor, Frame frame, RadarSessions.Outcome outcome) {
        return switch (outcome) {
            case RadarSessions.Outcome.Done(RadarSession session) ->
                    SeeOther.at(
                            session.state() == RadarSession.State.PLANNED
                                    ? "/radar/session"
                                    : session.address());
            case RadarSessions.Outcome.Refused(String reason) -> overview(actor, frame, reason);
        };
    }

    private ModelAndView overview(Actor actor, Frame frame, String problem) {
        ModelAndView page =
                new ModelAndView(
                        "radar/sessions",
                        problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("tabs", RadarNavigation.tabs(actor, "/radar/session"));
        page.addObject("problem", problem);
        page.addObject("page", views.overview(actor.may(Role.CURATOR), frame));
        return page;
    }
}
