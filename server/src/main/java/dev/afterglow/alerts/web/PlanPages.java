package dev.afterglow.alerts.web;

import dev.afterglow.alerts.Inhibition;
import dev.afterglow.alerts.MaintenanceWindow;
import dev.afterglow.alerts.Plans;
import dev.afterglow.people.Actor;
import dev.afterglow.people.ActorNames;
import dev.afterglow.people.Role;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Planned work, and which service waits on which.
@Controller
class PlanPages {

    private static final Duration SHOWN_AFTER_END = Duration.ofDays(30);

    private final Plans plans;
    private final Services services;
    private final ActorNames names;
    private final InstantSource clock;

    PlanPages(Plans plans, Services services, ActorNames names, InstantSource clock) {
        this.plans = plans;
        this.services = services;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/alerts/maintenance")
    ModelAndView list(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(defaultValue = "") String service) {
        PlanList.Sent fresh = new PlanList.Sent(List.of(service), "", "", "");
        return list(actor, frame, fresh, "");
    }

    @PostMapping("/alerts/maintenance")
    ModelAndView plan(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @ModelAttribute("sent") PlanList.Sent sent) {
        requireResponder(actor);
        try {
            Instant now = clock.instant();
            MaintenanceWindow window =
                    new MaintenanceWindow(
                            0,
                            sent.services().stream()
                                    .filter(id -> !id.isBlank())
                                    .map(ServiceId::new)
                                    .toList(),
                            sent.starts().isEmpty() ? now : time("Begins", sent.starts(), frame),
                            time("Ends", sent.ends(), frame),
                            sent.reason(),
                            actor.word());
            plans.plan(window, actor, now);
            return SeeOther.at("/alerts/maintenance");
        } catch (IllegalArgumentException impossible) {
            return list(actor, frame, sent, String.valueOf(impossible.getMessage()));
        }
    }

    private static Instant time(String field, String text, Frame frame) {
        try {
            return LocalDateTime.parse(text).atZone(frame.reader().zone()).toInstant();
        } catch (DateTimeException exception) {
            throw new IllegalArgumentException(
                    field + ": “" + text + "” must look like 2026-03-04T10:00", exception);
        }
    }

    private ModelAndView list(Actor actor, Frame frame, PlanList.Sent sent, String problem) {
        Instant now = clock.instant();
        List<MaintenanceWindow> windows = plans.windows(now.minus(SHOWN_AFTER_END));
        long active = windows.stream().filter(window -> window.isActive(now)).count();
        ModelAndView view = new ModelAndView("alerts/maintenance");
        if (!problem.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        view.addObject(
                "page",
                new PlanList(
                        headline(active),
                        windows.stream().map(window -> line(window, frame.times(), now)).toList(),
                        services.all().stream()
                                .map(service -> choice(service, sent.services()))
                                .toList(),
                        sent,
                        frame.reader().place(),
                        actor.may(Role.RESPONDER),
                        problem));
        return view;
    }

    private static String headline(long active) {
        return active == 0
                ? "No planned work is under way"
                : active == 1 ? "One piece of work is under way" : active + " are under way";
    }

    private static PlanList.Choice choice(Service service, List<String> chosen) {
        String id = service.id().value();
        return new PlanList.Choice(id, service.name(), chosen.contains(id));
    }

    private PlanList.Line line(MaintenanceWindow window, Times times, Instant now) {
        String state =
                window.isActive(now)
                        ? "under way"
                        : now.isBefore(window.startsAt()) ? "planned" : "over";
        return new PlanList.Line(
                window.id(),
                window.services().stream().map(ServiceId::value).collect(Collectors.joining(", ")),
                state,
                state.equals("under way") ? "live" : "plain",
                times.time(window.startsAt()),
                times.iso(window.startsAt()),
                times.time(window.endsAt()),
                times.iso(window.endsAt()),
                names.in(window.createdBy()),
                window.reason(),
                !state.equals("over"));
    }

    @PostMapping("/alerts/maintenance/{id}/end")
    ModelAndView end(Actor actor, @PathVariable long id) {
        requireResponder(actor);
        plans.end(id, actor, clock.instant());
        return SeeOther.at("/alerts/maintenance");
    }

    @GetMapping("/alerts/waits")
    ModelAndView waits(Actor actor) {
        List<Inhibition> rules = plans.inhibitions();
        List<WaitList.Pair> possible =
                services.all().stream()
                        .flatMap(service ->
                                service.dependsOn().stream()
                                        .map(on -> new Inhibition(service.id(), on)))
                        .filter(rule -> !rules.contains(rule))
                        .map(PlanPages::pair)
                        .sorted(
                                Comparator.comparing(WaitList.Pair::service)
                                        .thenComparing(WaitList.Pair::upstream))
                        .limit(500)
                        .toList();
        List<WaitList.Pair> pairs = rules.stream().map(PlanPages::pair).toList();
        boolean mayAct = actor.may(Role.RESPONDER);
        return new ModelAndView("alerts/waits", "page", new WaitList(pairs, possible, mayAct));
    }

    private static WaitList.Pair pair(Inhibition rule) {
        return new WaitList.Pair(rule.service().value(), rule.upstream().value());
    }

    @PostMapping("/alerts/waits")
    ModelAndView inhibit(Actor actor, @RequestParam String service, @RequestParam String upstream) {
        requireResponder(actor);
        Inhibition rule = new Inhibition(new ServiceId(service), new ServiceId(upstream));
        plans.inhibit(rule, actor, clock.instant());
        return SeeOther.at("/alerts/waits");
    }

    @PostMapping("/alerts/waits/remove")
    ModelAndView allow(Actor actor, @RequestParam String service, @RequestParam String upstream) {
        requireResponder(actor);
        Inhibition rule = new Inhibition(new ServiceId(service), new ServiceId(upstream));
        plans.allow(rule, actor, clock.instant());
        return SeeOther.at("/alerts/waits");
    }

    private static void requireResponder(Actor actor) {
        if (!actor.may(Role.RESPONDER)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
