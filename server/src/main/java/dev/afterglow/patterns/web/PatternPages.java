package dev.afterglow.patterns.web;

import dev.afterglow.patterns.AnswerLines;
import dev.afterglow.patterns.Finding;
import dev.afterglow.patterns.Patterns;
import dev.afterglow.patterns.Run;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.web.Frame;
import dev.afterglow.web.SeeOther;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/// All looks, one pattern, the method, the file, and the run that goes on.
@Controller
class PatternPages {

    private static final int STOP_POLLING = 286;

    private final Patterns patterns;
    private final InstantSource clock;
    private final JsonMapper json;

    PatternPages(Patterns patterns, InstantSource clock, JsonMapper json) {
        this.patterns = patterns;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping("/patterns")
    String list(Actor actor, @ModelAttribute("frame") Frame frame, Model model) {
        Optional<Run> done = patterns.done();
        model.addAttribute("mayAsk", actor.may(Role.RESPONDER));
        model.addAttribute("run", run(frame));
        model.addAttribute(
                "page",
                done.flatMap(run ->
                                Optional.ofNullable(run.report())
                                        .map(report ->
                                                PatternList.of(
                                                        run, report, patterns, frame.times())))
                        .orElseGet(PatternList::none));
        return "patterns/list";
    }

    @GetMapping("/patterns/method")
    String method() {
        return "patterns/method";
    }

    /// The progress alone, for a page that polls; once the run has ended the page is loaded anew.
    @GetMapping("/patterns/run")
    ModelAndView progress(
            Actor actor,
            @ModelAttribute("frame") Frame frame,
            jakarta.servlet.http.HttpServletResponse response) {
        RunView run = run(frame);
        ModelAndView view = new ModelAndView("patterns/run");
        view.addObject("run", run);
        view.addObject("mayAsk", actor.may(Role.RESPONDER));
        if (!run.isOpen()) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(STOP_POLLING);
        }
        return view;
    }

    private RunView run(Frame frame) {
        return RunView.of(patterns.open(), patterns.newest(), frame.times());
    }

    @PostMapping("/patterns/runs")
    ModelAndView ask(Actor actor) {
        patterns.ask(actor, clock.instant());
        return SeeOther.at("/patterns");
    }

    @PostMapping("/patterns/runs/{id}/cancel")
    ModelAndView cancel(@PathVariable long id) {
        patterns.cancel(id, clock.instant());
        return SeeOther.at("/patterns");
    }

    /// The newest run as `patterns --json` writes one.
    @GetMapping("/patterns/file")
    ResponseEntity<String> file() {
        Run run = patterns.done().orElseThrow(PatternPages::notFound);
        Run.Report report = Optional.ofNullable(run.report()).orElseThrow();
        String lines =
                AnswerLines.of(patterns.findings(run), report.off()).stream()
                        .map(json::writeValueAsString)
                        .collect(Collectors.joining("\n", "", "\n"));
        return ResponseEntity.ok()
                .header("Content-Type", "application/x-ndjson;charset=UTF-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"patterns-" + run.id() + ".jsonl\"")
                .body(lines);
    }

    @GetMapping("/patterns/{lens}/{subject}")
    String pattern(
            @PathVariable String lens,
            @PathVariable String subject,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        String pattern = lens + "/" + subject;
        Run run = patterns.done().orElseThrow(PatternPages::notFound);
        Run.Report report = Optional.ofNullable(run.report()).orElseThrow();
        Finding finding = patterns.finding(run, pattern).orElseThrow(PatternPages::notFound);
        PatternPage.Kept kept =
                new PatternPage.Kept(
                        patterns.alone(run, pattern).stream().toList(),
                        patterns.earlier(run, pattern));
        model.addAttribute("page", PatternPage.of(finding, report, kept, frame.times()));
        return "patterns/pattern";
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
