package dev.afterglow.metrics.web;

import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricCards;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.MetricPanel;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.web.NavigationEntry;
import dev.afterglow.web.Reader;
import dev.afterglow.web.Times;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The pages of key metrics: all of them, and one with its past and its source.
@Controller
class MetricPages {

    private final Metrics metrics;
    private final MetricCards cards;
    private final MetricViews views;
    private final List<MetricPanel> panels;
    private final InstantSource clock;

    MetricPages(
            Metrics metrics,
            MetricCards cards,
            MetricViews views,
            List<MetricPanel> panels,
            InstantSource clock) {
        this.panels = panels.stream().sorted(Comparator.comparingInt(MetricPanel::order)).toList();
        this.metrics = metrics;
        this.cards = cards;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/key-metrics")
    String all(@ModelAttribute("reader") Reader reader, Model model) {
        Times times = new Times(reader.zone(), clock.instant());
        model.addAttribute("page", MetricList.of(cards.cards(times)));
        return "metrics/list";
    }

    @GetMapping("/key-metrics/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(defaultValue = "day") String range,
            @RequestParam(defaultValue = "-1") int setting,
            @ModelAttribute("reader") Reader reader,
            Model model) {
        KeyMetric metric = metrics.metric(known(id)).orElseThrow(MetricPages::unknown);
        Times times = new Times(reader.zone(), clock.instant());
        model.addAttribute("page", views.view(metric, Range.of(range), times));
        model.addAttribute("replay", views.replay(metric, setting, times));
        model.addAttribute("panels", panels);
        return "metrics/metric";
    }

    /// The part of the page that the slider changes.
    @GetMapping("/key-metrics/{id}/replay")
    String replay(
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") int setting,
            @ModelAttribute("reader") Reader reader,
            Model model) {
        KeyMetric metric = metrics.metric(known(id)).orElseThrow(MetricPages::unknown);
        Times times = new Times(reader.zone(), clock.instant());
        model.addAttribute("replay", views.replay(metric, setting, times));
        return "metrics/replay";
    }

    static MetricId known(String id) {
        try {
            return new MetricId(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry keyMetricsEntry() {
            return new NavigationEntry(
                    110, "Set up", "Key metrics", "/key-metrics", "metrics", false);
        }
    }
}
