package dev.afterglow.incidents.web;

import dev.afterglow.incidents.Closing;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.metrics.KeyMetric;
import dev.afterglow.metrics.MetricId;
import dev.afterglow.metrics.MetricPanel;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.web.Frame;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/// What the closes of incidents said of a key metric: a part of the metric's page.
@Controller
class MetricHistoryPages {

    private final Incidents incidents;
    private final Metrics metrics;

    MetricHistoryPages(Incidents incidents, Metrics metrics) {
        this.incidents = incidents;
        this.metrics = metrics;
    }

    @GetMapping("/key-metrics/{id}/incidents")
    String history(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean isFragment,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        KeyMetric metric = find(id);
        List<Incident> closed = incidents.closedAbout(metric.id());
        model.addAttribute(
                "history",
                new MetricHistory(
                        metric.name(),
                        "/key-metrics/" + metric.id(),
                        sentence(closed),
                        closed.stream().map(one -> row(one, frame.times())).toList()));
        return isFragment ? "incidents/history" : "incidents/metric";
    }

    private KeyMetric find(String id) {
        try {
            return metrics.metric(new MetricId(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage());
        }
    }

    private static String sentence(List<Incident> closed) {
        if (closed.isEmpty()) {
            return "No closed incident was asked about it yet.";
        }
        long seen = count(closed, Closing.Sight.SEEN);
        long late = count(closed, Closing.Sight.LATE);
        return "Of %d closed incidents it saw %d in time and %d late; it missed %d, paged for %d"
                        .formatted(
                                closed.size(),
                                seen,
                                late,
                                count(closed, Closing.Sight.MISSED),
                                count(closed, Closing.Sight.FALSE))
                + " that nobody felt.";
    }

    private static long count(List<Incident> closed, Closing.Sight sight) {
        return closed.stream()
                .map(Incident::closing)
                .filter(Objects::nonNull)
                .filter(closing -> closing.sight() == sight)
                .count();
    }

    private static MetricHistory.Row row(Incident incident, Times times) {
        Closing closing = Objects.requireNonNull(incident.closing());
        return new MetricHistory.Row(
                incident.id().toString(),
                incident.address(),
                incident.title(),
                times.iso(closing.at()),
                times.day(closing.at()),
                closing.sight() == Closing.Sight.SEEN ? "good" : "harm",
                words(closing.sight()),
                lag(incident, closing),
                closing.feltFirstBy());
    }

    private static String lag(Incident incident, Closing closing) {
        Instant seen = closing.seenAt();
        Instant felt = incident.feltFrom();
        if (seen == null || felt == null) {
            return "";
        }
        return seen.isBefore(felt)
                ? Times.duration(Duration.between(seen, felt)) + " before"
                : Times.duration(Duration.between(felt, seen)) + " after";
    }

    private static String words(Closing.Sight sight) {
        return switch (sight) {
            case SEEN -> "saw it in time";
            case LATE -> "saw it late";
            case MISSED -> "missed it";
            case FALSE -> "paged for nothing";
            case NOT_ASKED -> "nobody was asked";
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class Panel {

        @Bean
        MetricPanel incidentsOfMetric() {
            return new MetricPanel(10, "What incidents said of it", "incidents");
        }
    }
}
