package dev.afterglow.radar.web;

import dev.afterglow.people.Actor;
import dev.afterglow.radar.CuratorDesk;
import dev.afterglow.radar.Cycle;
import dev.afterglow.radar.Cycles;
import dev.afterglow.radar.RadarSessions;
import dev.afterglow.radar.Risk;
import dev.afterglow.radar.RiskId;
import dev.afterglow.radar.Risks;
import dev.afterglow.radar.Submission;
import dev.afterglow.services.ServiceId;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// The curator's desk: read, put together, tell. Who is no curator is told so.
@Controller
class DeskPages {

    private final CuratorDesk desk;
    private final DeskViews views;
    private final Risks risks;
    private final Cycles cycles;
    private final RadarSessions sessions;
    private final InstantSource clock;

    DeskPages(
            CuratorDesk desk,
            DeskViews views,
            Risks risks,
            Cycles cycles,
            RadarSessions sessions,
            InstantSource clock) {
        this.desk = desk;
        this.views = views;
        this.risks = risks;
        this.cycles = cycles;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// What is looked at.
    ///
    /// @param open a worry
    /// @param risk a risk
    record Focus(@Nullable UUID open, @Nullable Long risk) {}

    @GetMapping("/radar/desk")
    ModelAndView desk(Actor actor, Focus focus, @ModelAttribute("frame") Frame frame) {
        Curator.check(actor);
        return page(actor, focus, frame, Problem.NONE);
    }

    @PostMapping("/radar/desk/{id}/same")
    ModelAndView same(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam String other,
            @ModelAttribute("frame") Frame frame) {
        Curator.check(actor);
        return answer(actor, id, frame, () -> desk.same(id, other, actor, clock.instant()));
    }

    @PostMapping("/radar/desk/{id}/alone")
    ModelAndView alone(Actor actor, @PathVariable UUID id, @ModelAttribute("frame") Frame frame) {
        Curator.check(actor);
        return answer(actor, id, frame, () -> desk.alone(id, actor, clock.instant()));
    }

    @PostMapping("/radar/desk/{id}/apart")
    ModelAndView apart(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam String other,
            @ModelAttribute("frame") Frame frame) {
        Curator.check(actor);
        try {
            desk.keepApart(id, other, actor, clock.instant());
        } catch (IllegalArgumentException wrong) {
            return page(
                    actor,
                    new Focus(id, null),
                    frame,
                    Problem.of(String.valueOf(wrong.getMessage())));
        }
        return SeeOther.at("/radar/desk?open=" + id);
    }

    @PostMapping("/radar/desk/{id}/take-out")
    ModelAndView takeOut(Actor actor, @PathVariable UUID id, @ModelAttribute("frame") Frame frame) {
        Curator.check(actor);
        return switch (desk.takeOut(id, actor, clock.instant())) {
            case CuratorDesk.Outcome.Done(RiskId risk) -> SeeOther.at("/radar/desk?risk=" + risk);
            case CuratorDesk.Outcome.Refused(String reason) ->
                    page(actor, new Focus(id, null), frame, Problem.of(reason));
        };
    }

    /// A risk as the form sends it.
    ///
    /// @param named services by name, with commas between
    record Sent(
            @Nullable String told,
            @Nullable List<String> services,
            @Nullable String named,
            @Nullable String agenda) {}

    @PostMapping("/radar/desk/risks/{id}")
    ModelAndView tell(
            Actor actor, @PathVariable long id, Sent sent, @ModelAttribute("frame") Frame frame) {
        Curator.check(actor);
        Risk before = risk(id);
        String told = Objects.requireNonNullElse(sent.told(), "");
        Set<ServiceId> services;
        try {
            services =
                    views.services(
                            Objects.requireNonNullElse(sent.services(), List.of()),
                            Objects.requireNonNullElse(sent.named(), ""));
        } catch (IllegalArgumentException wrong) {
            String reason = String.valueOf(wrong.getMessage());
            return page(actor, new Focus(null, id), frame, new Problem(reason, told));
        }
        Risk risk =
                new Risk(
                        before.id(),
                        told,
                        before.firstCycle(),
                        sent.agenda() != null,
                        before.released(),
                        before.firstHeard(),
                        services);
        return switch (desk.tell(risk, actor, clock.instant())) {
            case CuratorDesk.Outcome.Done(RiskId ignored) -> SeeOther.at("/radar/desk");
            case CuratorDesk.Outcome.Refused(String reason) ->
                    page(actor, new Focus(null, id), frame, new Problem(reason, told));
        };
    }

    @PostMapping("/radar/desk/round")
    ModelAndView closeRound(Actor actor, @RequestParam long round) {
        Curator.check(actor);
        cycles.close(round, actor, clock.instant());
        return SeeOther.at("/radar/desk");
    }

    private interface Act {
        CuratorDesk.Outcome run();
    }

    private ModelAndView answer(Actor actor, UUID id, Frame frame, Act act) {
        try {
            return switch (act.run()) {
                case CuratorDesk.Outcome.Done(RiskId risk) ->
                        SeeOther.at("/radar/desk?risk=" + risk);
                case CuratorDesk.Outcome.Refused(String reason) ->
                        page(actor, new Focus(id, null), frame, Problem.of(reason));
            };
        } catch (IllegalArgumentException wrong) {
            return page(
                    actor,
                    new Focus(id, null),
                    frame,
                    Problem.of(String.valueOf(wrong.getMessage())));
        }
    }

    /// What went wrong, and the words that were sent with it.
    private record Problem(String words, String told) {

        static final Problem NONE = new Problem("", "");

        static Problem of(String words) {
            return new Problem(words, "");
        }
    }

    private ModelAndView page(Actor actor, Focus focus, Frame frame, Problem problem) {
        Instant now = clock.instant();
        Cycle cycle = cycles.open(now);
        UUID open = focus.open();
        Long risk = focus.risk();
        DeskPage.Opened opened =
                open == null
                        ? null
                        : desk.open(open, actor, now)
                                .map(one -> views.opened(one, actor))
                                .orElse(null);
        DeskPage.Told told =
                risk == null ? null : views.told(risk(risk), chosen(problem.told(), risk(risk)));
        List<Submission> toRead = desk.toRead();
        List<DeskPage.Line> lines = views.lines();
        ModelAndView page =
                new ModelAndView(
                        "radar/desk",
                        problem.words().isEmpty()
                                ? HttpStatus.OK
                                : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("tabs", RadarNavigation.tabs(actor, "/radar/desk"));
        page.addObject("problem", problem.words());
        page.addObject(
                "page",
                new DeskPage(
                        lead(cycle, toRead.size(), lines.size()),
                        cycle.id(),
                        views.picks(toRead, open == null ? "" : open.toString()),
                        opened,
                        told,
                        lines,
                        frame.times().iso(cycle.closesAt()),
                        frame.times().time(cycle.closesAt()),
                        sessions.next().isPresent()));
        return page;
    }

    private static String chosen(String sent, Risk risk) {
        return sent.isEmpty() ? risk.told() : sent;
    }

    private static String lead(Cycle cycle, int toRead, int risks) {
        return "Round of %s. %d to read, %d risks put together. What comes in lies here from the"
                .concat(" next day on, in no order.")
                .formatted(cycle.label(), toRead, risks);
    }

    private Risk risk(long id) {
        return risks.risk(new RiskId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
