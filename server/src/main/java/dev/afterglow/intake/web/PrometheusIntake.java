package dev.afterglow.intake.web;

import dev.afterglow.alerts.AlertSettings;
import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Intake;
import dev.afterglow.intake.IntakeSettings;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.PrometheusFormats;
import dev.afterglow.intake.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// Where Alertmanager, Grafana and Prometheus itself send. They try again after 503, not after 429.
@RestController
class PrometheusIntake {

    private final Desk desk;
    private final Form alertmanager;
    private final Form prometheus;
    private final Intake intake;
    private final IntakeSettings settings;

    PrometheusIntake(
            Desk desk, Intake intake, IntakeSettings settings, AlertSettings alertSettings) {
        this.desk = desk;
        this.intake = intake;
        this.settings = settings;
        this.alertmanager =
                form(
                        "alertmanager",
                        (sender, message) -> PrometheusFormats.webhook(message.body()));
        this.prometheus =
                form(
                        "prometheus",
                        (sender, message) ->
                                PrometheusFormats.posted(
                                        message.body(),
                                        message.at(),
                                        alertSettings.resolveTimeout()));
    }

    private Form form(String name, PlainForm.Reader reader) {
        return new PlainForm(
                intake, name, settings.largest(), HttpStatus.SERVICE_UNAVAILABLE, reader);
    }

    @PostMapping("/intake/{key}/alertmanager")
    ResponseEntity<Object> alertmanager(@PathVariable String key, HttpServletRequest request) {
        return desk.receive(alertmanager, request, key);
    }

    @PostMapping({"/intake/{key}/api/v2/alerts", "/intake/{key}/api/v1/alerts"})
    ResponseEntity<Object> prometheus(@PathVariable String key, HttpServletRequest request) {
        return desk.receive(prometheus, request, key);
    }

    @RequestMapping(
            path = "/intake/{key}/grafana",
            method = {RequestMethod.POST, RequestMethod.PUT})
    ResponseEntity<Object> grafana(@PathVariable String key, HttpServletRequest request) {
        GrafanaSignature signature = GrafanaSignature.of(request);
        return desk.receive(
                form("grafana", (sender, message) -> grafana(sender, message, signature)),
                request,
                key);
    }

    private static List<Said> grafana(
            Integration sender, Form.Message message, GrafanaSignature signature) {
        String secret = sender.secret();
        if (secret != null && !signature.isOf(message.bytes(), secret)) {
            throw new BadPayload(
                    GrafanaSignature.HEADER,
                    "The HMAC signature in "
                            + GrafanaSignature.HEADER
                            + " is missing or is not of this body with the integration's secret");
        }
        return PrometheusFormats.grafana(message.body());
    }
}
