package dev.afterglow.metrics.web;

import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.web.SeeOther;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Adding a key metric, changing it, switching its pages on and off, and removing it.
@Controller
class MetricForms {

    private static final int KEY_BYTES = 16;

    private final Metrics metrics;
    private final Services services;
    private final People people;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    MetricForms(Metrics metrics, Services services, People people, InstantSource clock) {
        this.metrics = metrics;
        this.services = services;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/key-metrics/new")
    String empty(Model model) {
        model.addAttribute("form", form(MetricForm.usual(), Map.of(), true));
        return "metrics/edit";
    }

    @GetMapping("/key-metrics/{id}/edit")
    String filled(@PathVariable String id, Model model) {
        model.addAttribute("form", form(MetricForm.of(metric(id)), Map.of(), false));
        return "metrics/edit";
    }

    @PostMapping("/key-metrics")
    ModelAndView create(@RequestParam Map<String, String> values, Actor actor) {
        MetricFormReader reader = new MetricFormReader(values);
        Optional<KeyMetric> metric = reader.read(false, newKey());
        Map<String, String> errors = new HashMap<>(reader.errors());
        if (metric.isPresent() && metrics.metric(metric.get().id()).isPresent()) {
            errors.put("id", "There is a key metric of this name; choose another one");
        }
        return keep(metric, new Sent(values, errors, true), actor);
    }

    @PostMapping("/key-metrics/{id}")
    ModelAndView change(
            @PathVariable String id, @RequestParam Map<String, String> values, Actor actor) {
        KeyMetric before = metric(id);
        Map<String, String> typed = new HashMap<>(values);
        typed.put("id", id);
        MetricFormReader reader = new MetricFormReader(typed);
        Optional<KeyMetric> metric = reader.read(before.pages(), newKey());
        people.mayEdit(actor, owner(before.service())).require();
        return keep(metric, new Sent(typed, reader.errors(), false), actor);
    }

    private record Sent(Map<String, String> values, Map<String, String> errors, boolean isNew) {}

    private ModelAndView keep(Optional<KeyMetric> metric, Sent sent, Actor actor) {
        if (metric.isEmpty() || !sent.errors().isEmpty()) {
            return again(sent);
        }
        people.mayEdit(actor, owner(metric.get().service())).require();
        try {
            metrics.define(metric.get(), actor, clock.instant());
        } catch (IllegalArgumentException e) {
            return again(
                    new Sent(
                            sent.values(),
                            Map.of("service", String.valueOf(e.getMessage())),
                            sent.isNew()));
        }
        return SeeOther.at("/key-metrics/" + metric.get().id());
    }

    private ModelAndView again(Sent sent) {
        ModelAndView again = new ModelAndView("metrics/edit", HttpStatus.UNPROCESSABLE_CONTENT);
        again.addObject("form", form(sent.values(), sent.errors(), sent.isNew()));
        return again;
    }

    @PostMapping("/key-metrics/{id}/pages")
    ModelAndView pages(@PathVariable String id, @RequestParam boolean on, Actor actor) {
        return define(metric(id).withPages(on), actor);
    }

    @PostMapping("/key-metrics/{id}/budget")
    ModelAndView budget(@PathVariable String id, @RequestParam double budget, Actor actor) {
        if (!(budget > 0 && budget <= 1_000)) {
            throw new IllegalArgumentException("A budget is above 0 and at most 1,000 a month");
        }
        return define(metric(id).withPagesPerMonth(budget), actor);
    }

    private ModelAndView define(KeyMetric metric, Actor actor) {
        people.mayEdit(actor, owner(metric.service())).require();
        metrics.define(metric, actor, clock.instant());
        return SeeOther.at("/key-metrics/" + metric.id());
    }

    @PostMapping("/key-metrics/{id}/remove")
    ModelAndView remove(@PathVariable String id, Actor actor) {
        KeyMetric metric = metric(id);
        people.mayEdit(actor, owner(metric.service())).require();
        metrics.remove(metric.id(), actor, clock.instant());
        return SeeOther.at("/key-metrics");
    }

    private MetricForm form(Map<String, String> values, Map<String, String> errors, boolean isNew) {
        List<String> known =
                services.all().stream().map(Service::id).map(ServiceId::value).toList();
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        return new MetricForm(values, errors, isNew, known, zones);
    }

    private KeyMetric metric(String id) {
        MetricId known = MetricPages.known(id);
        return metrics.metric(known).orElseThrow(MetricPages::unknown);
    }

    private dev.afterglow.people.@org.jspecify.annotations.Nullable TeamId owner(ServiceId id) {
        return services.service(id).map(Service::team).orElse(null);
    }

    private String newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
