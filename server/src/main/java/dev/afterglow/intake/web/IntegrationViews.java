package dev.afterglow.intake.web;

import dev.afterglow.alerts.Heartbeats;
import dev.afterglow.intake.Capture;
import dev.afterglow.intake.Captures;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.IntegrationId;
import dev.afterglow.intake.Mapping;
import dev.afterglow.people.PublicAddress;
import dev.afterglow.web.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the page of an integration shows.
record IntegrationViews(Captures captures, Heartbeats heartbeats, PublicAddress address) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// The newest message that was JSON, rather one that was understood; empty when none was.
    String sample(Integration integration) {
        return captures.of(integration.id()).stream()
                .filter(capture -> capture.body().startsWith("{"))
                .sorted(Comparator.comparing(capture -> capture.status() >= 300))
                .findFirst()
                .map(Capture::body)
                .orElse("");
    }

    /// Each with when it sent last, and what was wrong with that if it was refused.
    List<IntegrationList.Line> lines(List<Integration> integrations, Times times) {
        Map<IntegrationId, Capture> newest = captures.newest();
        return integrations.stream().map(one -> line(one, newest.get(one.id()), times)).toList();
    }

    private static IntegrationList.Line line(Integration one, @Nullable Capture last, Times times) {
        return new IntegrationList.Line(
                one.id().value(),
                one.kind().title(),
                one.service().value(),
                last == null ? "" : times.time(last.at()),
                last == null ? "" : times.iso(last.at()),
                last == null || last.status() < 300 ? "" : last.became());
    }

    List<IntegrationPage.Message> messages(Integration integration, Times times) {
        return captures.of(integration.id()).stream()
                .map(capture ->
                        new IntegrationPage.Message(
                                times.time(capture.at()),
                                times.iso(capture.at()),
                                capture.format(),
                                capture.status(),
                                capture.status() < 300 ? "good" : "harm",
                                capture.became(),
                                capture.body()))
                .toList();
    }

    List<IntegrationPage.Beat> beats(Integration integration, Times times) {
        return heartbeats.list(integration.source()).stream()
                .map(beat ->
                        new IntegrationPage.Beat(
                                beat.name(),
                                beat.state(),
                                beat.state().equals("late") ? "harm" : "good",
                                Times.duration(beat.every()),
                                beat.lastAt() == null ? "never" : times.time(beat.lastAt())))
                .toList();
    }

    /// Where the sender is pointed to; with `KEY` for those who may not see the key.
    List<IntegrationPage.Place> places(Integration integration, boolean withKey) {
        String key = withKey ? integration.key() : "KEY";
        String own = address.of("/intake/" + key);
        return switch (integration.kind()) {
            case ALERTMANAGER -> List.of(place("webhook_configs: url", own + "/alertmanager"));
            case PROMETHEUS ->
                    List.of(
                            place("alertmanagers: path_prefix", "/intake/" + key + "/"),
                            place("amtool --alertmanager.url", own));
            case GRAFANA -> List.of(place("webhook contact point", own + "/grafana"));
            case PAGERDUTY ->
                    List.of(
                            place("events, version 2", address.of("/v2/enqueue")),
                            place("change events", address.of("/v2/change/enqueue")),
                            place(
                                    "events, version 1",
                                    address.of("/generic/2010-04-15/create_event.json")),
                            place("routing key", key));
            case OPSGENIE ->
                    List.of(
                            place("alerts", address.of("/v2/alerts")),
                            place("Authorization", "GenieKey " + key));
            case VICTOROPS ->
                    List.of(
                            place("api_url", address.of("/integrations/generic/20131114/alert/")),
                            place("api_key", key));
            case GENERIC -> List.of(place("JSON or a form", own + "/generic"));
            case CLOUDEVENTS -> List.of(place("CloudEvents 1.0", own + "/cloudevents"));
            case HEARTBEAT ->
                    List.of(
                            place("heartbeat", own + "/heartbeat?every=5m"),
                            place("several", own + "/heartbeat/NAME?every=5m"));
            case REMOTE_WRITE -> List.of(place("remote_write: url", own + "/remote-write"));
            case OTLP -> List.of(place("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", own + "/v1/metrics"));
        };
    }

    private static IntegrationPage.Place place(String name, String value) {
        return new IntegrationPage.Place(name, value);
    }

    /// One field a line: `title = $.summary`.
    static String written(@Nullable Mapping mapping) {
        return mapping == null
                ? ""
                : mapping.fields().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(field -> field.getKey() + " = " + field.getValue())
                        .collect(Collectors.joining("\n"));
    }

    /// @throws IllegalArgumentException naming the line that is not one
    static @Nullable Mapping mapping(String written) {
        Map<String, String> fields = new LinkedHashMap<>();
        written.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    if (equals < 1) {
                        throw new IllegalArgumentException(
                                "“" + line + "” must look like title = $.summary");
                    }
                    fields.put(
                            line.substring(0, equals).strip(), line.substring(equals + 1).strip());
                });
        return fields.isEmpty() ? null : new Mapping(fields);
    }

    /// What a mapping reads from a sample, field by field.
    ///
    /// @throws IllegalArgumentException when it is no JSON, or says neither a title nor a key
    List<IntegrationPage.Place> tried(@Nullable Mapping mapping, String sample) {
        if (mapping == null) {
            return List.of();
        }
        if (sample.isEmpty()) {
            throw new IllegalArgumentException("A mapping is tried first: paste a sample message");
        }
        try {
            Mapping.Reading reading = mapping.read(JSON.readTree(sample));
            if (reading.title().isBlank() && reading.key().isBlank()) {
                throw new IllegalArgumentException(
                        "The mapping finds neither a title nor a key in the sample");
            }
            List<IntegrationPage.Place> tried = new ArrayList<>();
            tried.add(place("title", reading.title()));
            tried.add(place("key", reading.key()));
            tried.add(place("severity", reading.severity()));
            tried.add(place("state", reading.state()));
            tried.add(place("details", reading.details()));
            tried.add(place("link", reading.link()));
            reading.labels().forEach((name, value) -> tried.add(place("label." + name, value)));
            return tried;
        } catch (JacksonException exception) {
            throw new IllegalArgumentException(
                    "The sample is not JSON: " + exception.getOriginalMessage(), exception);
        }
    }
}
