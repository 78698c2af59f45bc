package dev.afterglow.intake.web;

import dev.afterglow.alerts.LabelMatcher;
import dev.afterglow.alerts.Silence;
import dev.afterglow.alerts.Silences;
import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.Integrations;
import dev.afterglow.intake.Payload;
import dev.afterglow.people.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Silences in Alertmanager's API version 2. A key makes and ends silences of its own integration
/// only.
@RestController
class AlertmanagerSilenceApi {

    private static final Duration SHOWN_AFTER_END = Duration.ofDays(5);
    private static final int MOST_MATCHERS = 20;
    private static final int LONGEST_BODY = 64 * 1024;

    private final Integrations integrations;
    private final Silences silences;
    private final InstantSource clock;
    private final JsonMapper json;

    AlertmanagerSilenceApi(
            Integrations integrations, Silences silences, InstantSource clock, JsonMapper json) {
        this.integrations = integrations;
        this.silences = silences;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping("/intake/{key}/api/v2/silences")
    ResponseEntity<Object> list(@PathVariable String key, HttpServletRequest request) {
        return answered(key, sender -> Form.json(HttpStatus.OK, listed(sender, request)));
    }

    private List<Map<String, Object>> listed(Integration sender, HttpServletRequest request) {
        Instant now = clock.instant();
        String[] filters = request.getParameterValues("filter");
        List<LabelMatcher> wanted =
                filters == null ? List.of() : Stream.of(filters).map(LabelMatcher::parse).toList();
        return silences.list(sender.source(), now.minus(SHOWN_AFTER_END)).stream()
                .filter(silence -> wanted.stream().allMatch(want -> holds(silence, want)))
                .map(silence -> shown(silence, now))
                .toList();
    }

    /// Whether one of the silence's matchers asks for what is wanted.
    private static boolean holds(Silence silence, LabelMatcher wanted) {
        return silence.matchers().stream()
                .anyMatch(matcher ->
                        matcher.name().equals(wanted.name())
                                && wanted.matches(Map.of(matcher.name(), matcher.value())));
    }

    @PostMapping("/intake/{key}/api/v2/silences")
    ResponseEntity<Object> save(@PathVariable String key, @RequestBody byte[] body) {
        return answered(
                key,
                sender -> {
                    Optional<Silence> saved =
                            silences.save(
                                    wish(sender, body),
                                    new Actor.OfSystem(sender.source()),
                                    clock.instant());
                    return saved.map(silence ->
                                    Form.json(
                                            HttpStatus.OK,
                                            Map.of("silenceID", silence.id().toString())))
                            .orElseGet(() -> Form.json(HttpStatus.NOT_FOUND, "silence not found"));
                });
    }

    private Silences.Wish wish(Integration sender, byte[] body) {
        if (body.length > LONGEST_BODY) {
            throw new BadPayload("", "A silence may have 64 KiB");
        }
        Payload silence;
        try {
            silence = Payload.of(StorableJson.of(json.readTree(body)));
        } catch (JacksonException exception) {
            throw new BadPayload("", "The body is not JSON: " + exception.getOriginalMessage());
        }
        String id = silence.text("id", "");
        Instant starts = silence.instant("startsAt");
        Instant ends = silence.instant("endsAt");
        if (ends == null) {
            throw new BadPayload("endsAt", "'endsAt' is missing or blank");
        }
        return new Silences.Wish(
                id.isEmpty() ? null : UUID.fromString(id),
                sender.source(),
                silence.objects("matchers", MOST_MATCHERS).stream()
                        .map(AlertmanagerSilenceApi::matcher)
                        .toList(),
                starts == null ? clock.instant() : starts,
                ends,
                silence.text("createdBy", sender.id().value()),
                silence.required("comment"));
    }

    private static LabelMatcher matcher(Payload matcher) {
        String value = matcher.text("value");
        return new LabelMatcher(
                matcher.required("name"),
                value == null ? "" : value,
                matcher.text("isRegex", "false").equals("true"),
                matcher.text("isEqual", "true").equals("true"));
    }

    @GetMapping("/intake/{key}/api/v2/silence/{id}")
    ResponseEntity<Object> silence(@PathVariable String key, @PathVariable String id) {
        return answered(
                key,
                sender ->
                        silences.silence(UUID.fromString(id))
                                .filter(silence -> isOf(silence.source(), sender))
                                .map(found ->
                                        Form.json(HttpStatus.OK, shown(found, clock.instant())))
                                .orElseGet(AlertmanagerSilenceApi::notFound));
    }

    @DeleteMapping("/intake/{key}/api/v2/silence/{id}")
    ResponseEntity<Object> end(@PathVariable String key, @PathVariable String id) {
        return answered(
                key,
                sender ->
                        silences.end(
                                        UUID.fromString(id),
                                        sender.source(),
                                        new Actor.OfSystem(sender.source()),
                                        clock.instant())
                                .map(ended -> ResponseEntity.ok().<Object>build())
                                .orElseGet(AlertmanagerSilenceApi::notFound));
    }

    private static boolean isOf(@Nullable String source, Integration sender) {
        return source == null || source.equals(sender.source());
    }

    private static ResponseEntity<Object> notFound() {
        return Form.json(HttpStatus.NOT_FOUND, "silence not found");
    }

    private ResponseEntity<Object> answered(
            String key, Function<Integration, ResponseEntity<Object>> answer) {
        Optional<Integration> sender = AlertmanagerApi.sender(integrations, key);
        if (sender.isEmpty()) {
            return Form.json(HttpStatus.NOT_FOUND, "No integration has the key in this address");
        }
        try {
            return answer.apply(sender.get());
        } catch (IllegalArgumentException | BadPayload mistake) {
            return Form.json(HttpStatus.BAD_REQUEST, String.valueOf(mistake.getMessage()));
        }
    }

    private static Map<String, Object> shown(Silence silence, Instant now) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", silence.id().toString());
        shown.put("status", Map.of("state", silence.state(now)));
        shown.put("updatedAt", silence.updatedAt().toString());
        shown.put("comment", silence.comment());
        shown.put("createdBy", silence.createdBy());
        shown.put("startsAt", silence.startsAt().toString());
        shown.put("endsAt", silence.endsAt().toString());
        shown.put("matchers", silence.matchers().stream().map(Matcher::of).toList());
        return shown;
    }

    /// A matcher as the format writes it.
    record Matcher(String name, String value, boolean isRegex, boolean isEqual) {

        static Matcher of(LabelMatcher matcher) {
            return new Matcher(
                    matcher.name(), matcher.value(), matcher.isRegex(), matcher.isEqual());
        }
    }
}
