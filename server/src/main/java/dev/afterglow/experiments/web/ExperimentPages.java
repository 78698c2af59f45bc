package dev.afterglow.experiments.web;

import dev.afterglow.experiments.Draft;
import dev.afterglow.experiments.Experiment;
import dev.afterglow.experiments.ExperimentId;
import dev.afterglow.experiments.Experiments;
import dev.afterglow.experiments.Run;
import dev.afterglow.experiments.Source;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.services.ServiceId;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// All experiments, one of them, a new one, a run, and what was tried beside an incident or a risk.
@Controller
class ExperimentPages {

    private final Experiments experiments;
    private final ExperimentViews views;
    private final FirstDraft firstDraft;
    private final Incidents incidents;
    private final InstantSource clock;

    ExperimentPages(
            Experiments experiments,
            ExperimentViews views,
            FirstDraft firstDraft,
            Incidents incidents,
            InstantSource clock) {
        this.experiments = experiments;
        this.views = views;
        this.firstDraft = firstDraft;
        this.incidents = incidents;
        this.clock = clock;
    }

    @GetMapping("/experiments")
    ModelAndView all(Actor actor, @ModelAttribute("frame") Frame frame) {
        return all(actor, frame, "");
    }

    ModelAndView all(Actor actor, Frame frame, String error) {
        return page("experiments/all", error, views.all(actor, frame.times(), error));
    }

    @GetMapping("/experiments/{id:EXP-\\d+|\\d+}")
    ModelAndView one(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable String id) {
        return one(actor, frame, id, "");
    }

    ModelAndView one(Actor actor, Frame frame, String id, String error) {
        return page("experiments/one", error, views.page(find(id), actor, frame.times(), error));
    }

    @GetMapping("/experiments/runs/{id}")
    ModelAndView run(Actor actor, @ModelAttribute("frame") Frame frame, @PathVariable long id) {
        return run(actor, frame, id, "");
    }

    ModelAndView run(Actor actor, Frame frame, long id, String error) {
        return page("experiments/run", error, views.page(findRun(id), actor, frame.times(), error));
    }

    /// The journal, for the Chaos Toolkit's report tools.
    @GetMapping("/experiments/runs/{id}/journal")
    ResponseEntity<String> journal(@PathVariable long id) {
        String journal = findRun(id).journal();
        if (journal == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "The run is not over");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=journal-" + id + ".json")
                .body(journal);
    }

    @GetMapping("/radar/risks/{id}/experiments")
    ModelAndView ofRisk(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable long id,
            @RequestHeader(name = "HX-Request", defaultValue = "") String byScript) {
        return panel(views.risk(Long.toString(id), actor, frame.times()), byScript);
    }

    @GetMapping("/incidents/{id}/experiments")
    ModelAndView ofIncident(
            Actor actor,
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "") String byScript) {
        IncidentId incident = IncidentId.parse(id);
        if (incidents.incident(incident).filter(one -> incidents.maySee(one, actor)).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return panel(views.incident(incident.toString(), actor), byScript);
    }

    private static ModelAndView panel(TriedPanel panel, String byScript) {
        return new ModelAndView(
                byScript.isEmpty() ? "experiments/panel-page" : "experiments/panel",
                "panel",
                panel);
    }

    @GetMapping("/experiments/new")
    ModelAndView fresh(
            Actor actor,
            @RequestParam(defaultValue = "hunch") String source,
            @RequestParam(defaultValue = "") String ref,
            @RequestParam(defaultValue = "") String service) {
        responder(actor);
        FirstDraft.Filled filled = firstDraft.of(source, ref, service, actor, clock.instant());
        return form(
                new Sent(
                        filled.file(),
                        filled.service(),
                        "5",
                        String.valueOf(filled.minutes()),
                        filled.metrics(),
                        source,
                        ref,
                        filled.mind()),
                "");
    }

    /// An experiment as a form sends it.
    record Sent(
            @Nullable String file,
            @Nullable String service,
            @Nullable String percent,
            @Nullable String minutes,
            @Nullable List<String> metrics,
            @Nullable String source,
            @Nullable String ref,
            @Nullable String mind) {

        Draft draft() {
            return new Draft(
                    text(file),
                    new ServiceId(text(service)),
                    number("share", percent),
                    number("minutes", minutes),
                    (metrics == null ? List.<String>of() : metrics)
                            .stream().map(MetricId::new).toList(),
                    new Source(Source.Kind.of(text(source)), text(ref).strip()),
                    text(mind));
        }

        private static int number(String name, @Nullable String text) {
            if (text == null || !text.matches("[0-9]{1,4}")) {
                throw new IllegalArgumentException(
                        "The %s is a whole number, was '%s'".formatted(name, text(text)));
            }
            return Integer.parseInt(text);
        }
    }

    @PostMapping("/experiments")
    ModelAndView draft(Actor actor, Sent sent) {
        responder(actor);
        try {
            ExperimentId id = experiments.draft(sent.draft(), actor, clock.instant());
            return SeeOther.at("/experiments/" + id);
        } catch (IllegalArgumentException refused) {
            return form(sent, String.valueOf(refused.getMessage()));
        }
    }

    private ModelAndView form(Sent sent, String error) {
        return page(
                "experiments/new",
                error,
                new ExperimentForm(
                        text(sent.file),
                        text(sent.service),
                        text(sent.percent),
                        text(sent.minutes),
                        sent.metrics == null ? List.of() : sent.metrics,
                        text(sent.source),
                        text(sent.ref),
                        text(sent.mind),
                        error,
                        views.serviceChoices(),
                        views.metricChoices()));
    }

    private static ModelAndView page(String view, String error, Object page) {
        ModelAndView answer =
                new ModelAndView(
                        view, error.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        answer.addObject("page", page);
        return answer;
    }

    private Experiment find(String id) {
        return experiments
                .experiment(ExperimentId.parse(id))
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no " + id));
    }

    private Run findRun(long id) {
        return experiments
                .run(id)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no run " + id));
    }

    static void responder(Actor actor) {
        if (!actor.may(Role.RESPONDER)) {
            throw new AccessDeniedException("An experiment needs the role responder.");
        }
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
