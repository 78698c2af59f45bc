package dev.afterglow.intake.web;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Became;
import dev.afterglow.intake.Intake;
import dev.afterglow.intake.IntakeSettings;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.OtherFormats;
import dev.afterglow.intake.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Any JSON object, or a form with `summary`, `details`, `action=close` and `dedup`. Answers 204,
/// or what
/// became of it to those who accept JSON.
@RestController
class GenericIntake {

    private static final String META = "meta";
    private static final int MOST_FIELDS = 100;

    private final Desk desk;
    private final Intake intake;
    private final IntakeSettings settings;

    GenericIntake(Desk desk, Intake intake, IntakeSettings settings) {
        this.desk = desk;
        this.intake = intake;
        this.settings = settings;
    }

    @PostMapping("/intake/{key}/generic")
    ResponseEntity<Object> generic(@PathVariable String key, HttpServletRequest request) {
        String accept = String.valueOf(request.getHeader("Accept")).toLowerCase(Locale.ROOT);
        PlainForm plain =
                new PlainForm(
                        intake,
                        "generic",
                        settings.large(),
                        HttpStatus.TOO_MANY_REQUESTS,
                        (sender, message) -> List.of());
        Generic generic =
                new Generic(
                        plain,
                        intake,
                        request.getQueryString(),
                        accept.contains("application/json"));
        return desk.receive(generic, request, key);
    }

    private record Generic(
            PlainForm plain, Intake intake, @Nullable String query, boolean wantsJson)
            implements DelegatingForm {

        /// JSON, whatever the sender says it is, else the fields of a form and of the address.
        @Override
        public JsonNode read(byte[] bytes, JsonMapper json) {
            String body = new String(bytes, StandardCharsets.UTF_8).strip();
            if (body.startsWith("{") || body.startsWith("[")) {
                return DelegatingForm.super.read(bytes, json);
            }
            ObjectNode form = json.createObjectNode();
            fields(query == null ? "" : query, form);
            fields(body, form);
            return form;
        }

        private static void fields(String encoded, ObjectNode form) {
            for (String pair : encoded.split("&", MOST_FIELDS)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    String name = decoded(pair.substring(0, equals));
                    String value = decoded(pair.substring(equals + 1));
                    int inner = value.indexOf('=');
                    if (name.equals(META) && inner > 0) {
                        form.withObject(META)
                                .put(value.substring(0, inner), value.substring(inner + 1));
                    } else {
                        form.put(name, value);
                    }
                }
            }
        }

        private static String decoded(String text) {
            try {
                return URLDecoder.decode(text, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException exception) {
                throw new BadPayload("", "The form is not encoded well: " + exception.getMessage());
            }
        }

        @Override
        public Done handle(Integration integration, Message message) {
            Said said = OtherFormats.generic(message.body(), integration.mapping());
            List<Became> became = intake.accept(integration, List.of(said), message.at());
            Became one = became.getFirst();
            ResponseEntity<Object> answer =
                    wantsJson
                            ? Form.json(HttpStatus.OK, shown(one, integration))
                            : ResponseEntity.noContent().build();
            return new Done(answer, Told.words(became), 1);
        }

        private static Map<String, Object> shown(Became one, Integration integration) {
            Map<String, Object> shown = new LinkedHashMap<>();
            AlertId alert = one.alert();
            if (alert != null) {
                shown.put("AlertID", alert.value());
            }
            shown.put("ServiceID", integration.service().value());
            shown.put("IsNew", one.what().equals("opened") || one.what().equals("suppressed"));
            shown.put("became", one.what());
            return shown;
        }
    }
}
