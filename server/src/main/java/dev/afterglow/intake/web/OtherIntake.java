package dev.afterglow.intake.web;

import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Became;
import dev.afterglow.intake.Intake;
import dev.afterglow.intake.IntakeSettings;
import dev.afterglow.intake.OtherFormats;
import dev.afterglow.intake.Payload;
import dev.afterglow.intake.Said;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Where VictorOps' senders and heartbeats send.
@RestController
class OtherIntake {

    private static final Pattern EVERY = Pattern.compile("(\\d{1,7})(s|m|h|d)?");
    private static final String USUAL_NAME = "default";

    private final Desk desk;
    private final Intake intake;
    private final IntakeSettings settings;

    OtherIntake(Desk desk, Intake intake, IntakeSettings settings) {
        this.desk = desk;
        this.intake = intake;
        this.settings = settings;
    }

    /// VictorOps' address; the routing key is only noted as a label.
    @PostMapping({
        "/integrations/generic/20131114/alert/{key}",
        "/integrations/generic/20131114/alert/{key}/{routing}"
    })
    ResponseEntity<Object> victorOps(
            @PathVariable String key,
            @PathVariable(required = false) @Nullable String routing,
            HttpServletRequest request) {
        PlainForm errors = plain("victorops", HttpStatus.TOO_MANY_REQUESTS);
        return desk.receive(new VictorOps(errors, intake), request, key);
    }

    /// Answers as VictorOps does: `{"result":"success","entity_id":…}`.
    private record VictorOps(PlainForm plain, Intake intake) implements DelegatingForm {

        @Override
        public Done handle(dev.afterglow.intake.Integration integration, Message message) {
            Said said =
                    OtherFormats.victorOps(
                            Payload.of(message.body()), UUID.randomUUID().toString());
            List<Became> became = intake.accept(integration, List.of(said), message.at());
            return new Done(
                    Form.json(
                            HttpStatus.OK,
                            Map.of("result", "success", "entity_id", became.getFirst().key())),
                    Told.words(became),
                    1);
        }

        @Override
        public ResponseEntity<Object> refused(BadPayload mistake) {
            return Form.json(
                    HttpStatus.BAD_REQUEST,
                    Map.of("result", "failure", "message", Form.sentence(mistake)));
        }
    }

    /// A heartbeat: `curl https://HOST/intake/KEY/heartbeat?every=1m`. The name tells several
    /// apart.
    @RequestMapping(
            path = {"/intake/{key}/heartbeat", "/intake/{key}/heartbeat/{name}"},
            method = {RequestMethod.GET, RequestMethod.HEAD, RequestMethod.POST, RequestMethod.PUT})
    ResponseEntity<Object> heartbeat(
            @PathVariable String key,
            @PathVariable(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String every,
            HttpServletRequest request) {
        PlainForm form =
                new PlainForm(
                        intake,
                        "heartbeat",
                        settings.large(),
                        HttpStatus.TOO_MANY_REQUESTS,
                        (sender, message) ->
                                List.of(
                                        new Said.Beats(
                                                name == null ? USUAL_NAME : name,
                                                every == null ? null : duration(every))));
        return desk.receive(new AnyBody(form), request, key);
    }

    /// A heartbeat's body is not looked at, so it need not be JSON.
    private record AnyBody(PlainForm plain) implements DelegatingForm {

        @Override
        public JsonNode read(byte[] bytes, JsonMapper json) {
            return MissingNode.getInstance();
        }
    }

    /// `90`, `90s`, `5m`, `2h`, `1d`.
    private static Duration duration(String every) {
        Matcher parts = EVERY.matcher(every.strip());
        if (!parts.matches()) {
            throw new BadPayload("every", "'every' must be like 30s, 5m, 2h or 1d, was " + every);
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2) == null ? "s" : parts.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofSeconds(number);
        };
    }

    private PlainForm plain(String format, HttpStatus overload) {
        return new PlainForm(
                intake, format, settings.large(), overload, (sender, message) -> List.of());
    }
}
