package dev.afterglow.intake.web;

import dev.afterglow.intake.Became;
import dev.afterglow.intake.Intake;
import dev.afterglow.intake.IntakeSettings;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.Integrations;
import dev.afterglow.intake.OpsgenieAlerts;
import dev.afterglow.intake.Payload;
import dev.afterglow.intake.Request;
import dev.afterglow.intake.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Opsgenie's alert API version 2, and the ping of its heartbeats, under the integration's key.
@RestController
@RequestMapping("/v2")
class OpsgenieApi {

    private final Desk desk;
    private final OpsgenieAlerts opsgenie;
    private final Integrations integrations;
    private final Intake intake;
    private final IntakeSettings settings;

    OpsgenieApi(
            Desk desk,
            OpsgenieAlerts opsgenie,
            Integrations integrations,
            Intake intake,
            IntakeSettings settings) {
        this.desk = desk;
        this.opsgenie = opsgenie;
        this.integrations = integrations;
        this.intake = intake;
        this.settings = settings;
    }

    @PostMapping("/alerts")
    ResponseEntity<Object> create(HttpServletRequest request) {
        return received(
                request,
                (integration, message, requestId) -> {
                    Payload body = Payload.of(message.body());
                    Became became = opsgenie.create(integration, body, requestId, message.at());
                    return new Form.Done(
                            OpsgenieForm.accepted(requestId), Told.words(List.of(became)), 1);
                });
    }

    @PostMapping(
            "/alerts/{identifier}/{action:close|acknowledge|unacknowledge|snooze"
                    + "|escalate|assign|notes|tags|details}")
    ResponseEntity<Object> act(
            @PathVariable String identifier,
            @PathVariable String action,
            HttpServletRequest request) {
        return asked(identifier, action, request);
    }

    @PutMapping("/alerts/{identifier}/{action:message|description|priority}")
    ResponseEntity<Object> change(
            @PathVariable String identifier,
            @PathVariable String action,
            HttpServletRequest request) {
        return asked(identifier, action, request);
    }

    @DeleteMapping("/alerts/{identifier}")
    ResponseEntity<Object> delete(@PathVariable String identifier, HttpServletRequest request) {
        return asked(identifier, "delete", request);
    }

    private ResponseEntity<Object> asked(
            String identifier, String action, HttpServletRequest request) {
        boolean byAlias = "alias".equals(OpsgenieQuery.parameter(request, "identifierType"));
        return received(
                request,
                (integration, message, requestId) -> {
                    Request done =
                            opsgenie.act(
                                    new OpsgenieAlerts.Asked(
                                            requestId,
                                            integration,
                                            identifier,
                                            byAlias,
                                            action,
                                            object(message.body()),
                                            message.at()));
                    return new Form.Done(
                            OpsgenieForm.accepted(requestId), action + ": " + done.status(), 1);
                });
    }

    private static Payload object(JsonNode body) {
        return Payload.of(body.isMissingNode() ? JsonNodeFactory.instance.objectNode() : body);
    }

    @RequestMapping(
            path = "/heartbeats/{name}/ping",
            method = {RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT})
    ResponseEntity<Object> ping(@PathVariable String name, HttpServletRequest request) {
        return received(
                request,
                (integration, message, requestId) -> {
                    List<Became> became =
                            intake.accept(
                                    integration, List.of(new Said.Beats(name, null)), message.at());
                    return new Form.Done(
                            OpsgenieForm.said(
                                    HttpStatus.ACCEPTED,
                                    Map.of("result", "PONG - Heartbeat received"),
                                    requestId),
                            Told.words(became),
                            1);
                });
    }

    private ResponseEntity<Object> received(HttpServletRequest request, OpsgenieForm.Work work) {
        return desk.receive(new OpsgenieForm(settings.large(), work), request, key(request));
    }

    /// Never null, so that a missing key is an unknown one.
    private static String key(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "GenieKey ", 0, 9)) {
            return header.substring(9).strip();
        }
        String parameter = OpsgenieQuery.parameter(request, "apiKey");
        return parameter == null ? "" : parameter;
    }

    @GetMapping("/alerts/requests/{id}")
    ResponseEntity<Object> request(@PathVariable String id, HttpServletRequest request) {
        return answered(
                request,
                integration ->
                        uuid(id).flatMap(known -> opsgenie.request(integration, known))
                                .map(OpsgenieApi::shown)
                                .orElseGet(() -> notFound("Request not found")));
    }

    @GetMapping("/alerts/{identifier}")
    ResponseEntity<Object> alert(
            @PathVariable String identifier,
            @RequestParam(defaultValue = "id") String identifierType,
            HttpServletRequest request) {
        return answered(
                request,
                integration ->
                        opsgenie.find(integration, identifier, identifierType.equals("alias"))
                                .map(alert -> OpsgenieQuery.shown(alert, integration))
                                .map(alert -> data(alert))
                                .orElseGet(() -> notFound("Alert not found")));
    }

    @GetMapping("/alerts")
    ResponseEntity<Object> alerts(HttpServletRequest request) {
        return answered(
                request,
                integration ->
                        data(
                                OpsgenieQuery.of(request).chosen(opsgenie, integration).stream()
                                        .map(alert -> OpsgenieQuery.shown(alert, integration))
                                        .toList()));
    }

    @GetMapping("/alerts/count")
    ResponseEntity<Object> count(HttpServletRequest request) {
        return answered(
                request,
                integration ->
                        data(
                                Map.of(
                                        "count",
                                        OpsgenieQuery.of(request)
                                                .chosen(opsgenie, integration)
                                                .size())));
    }

    private ResponseEntity<Object> answered(
            HttpServletRequest request, Function<Integration, ResponseEntity<Object>> answer) {
        return AlertmanagerApi.sender(integrations, key(request))
                .map(answer)
                .orElseGet(
                        () -> new OpsgenieForm(settings.large(), (i, m, r) -> none()).unknownKey());
    }

    private static Form.Done none() {
        throw new IllegalStateException("Reading does no work");
    }

    private static ResponseEntity<Object> data(Object data) {
        return OpsgenieForm.said(HttpStatus.OK, Map.of("data", data), UUID.randomUUID());
    }

    private static ResponseEntity<Object> notFound(String message) {
        return OpsgenieForm.said(
                HttpStatus.NOT_FOUND, Map.of("message", message), UUID.randomUUID());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<Object> shown(Request request) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("success", request.success());
        data.put("isSuccess", request.success());
        data.put("action", request.action());
        data.put("processedAt", request.at().toString());
        data.put("integrationId", request.integration().value());
        data.put("status", request.status());
        data.put("alertId", request.alert() == null ? "" : request.alert().toString());
        data.put("alias", request.alias());
        return OpsgenieForm.said(HttpStatus.OK, Map.of("data", data), request.id());
    }
}
