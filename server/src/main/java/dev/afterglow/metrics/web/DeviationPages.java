package dev.afterglow.metrics.web;

import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.DeviationId;
import dev.afterglow.metrics.Feedback;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.people.Actor;
import dev.afterglow.web.Reader;
import dev.afterglow.web.SeeOther;
import dev.afterglow.web.Times;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The page of one deviation, and what people say of it.
@Controller
class DeviationPages {

    private final Metrics metrics;
    private final DeviationViews views;
    private final InstantSource clock;

    DeviationPages(Metrics metrics, DeviationViews views, InstantSource clock) {
        this.metrics = metrics;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/deviations/{number}")
    String one(@PathVariable long number, @ModelAttribute("reader") Reader reader, Model model) {
        Deviation deviation =
                metrics.deviation(new DeviationId(number)).orElseThrow(MetricPages::unknown);
        Times times = new Times(reader.zone(), clock.instant());
        model.addAttribute("page", views.view(deviation, times));
        return "metrics/deviation";
    }

    @PostMapping("/deviations/{number}/feedback")
    ModelAndView judge(@PathVariable long number, @RequestParam Feedback feedback, Actor actor) {
        DeviationId id = new DeviationId(number);
        if (!metrics.judge(id, feedback, actor, clock.instant())) {
            throw MetricPages.unknown();
        }
        return SeeOther.at("/deviations/" + id);
    }
}
