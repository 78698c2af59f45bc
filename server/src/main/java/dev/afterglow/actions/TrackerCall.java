package dev.afterglow.actions;

import dev.afterglow.delivery.WebExchange;
import dev.afterglow.delivery.WebExchange.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks one tracker in JSON, follows it where it was renamed on the same host, and turns what goes
/// wrong into one sentence.
final class TrackerCall {

    private static final int REDIRECTS_MAX = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration STILL_AT_WORK = Duration.ofMinutes(2);
    private static final int LONGEST_QUOTE = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Line line;
    private final URI base;
    private final Map<String, String> headers;

    /// How a tracker is reached.
    ///
    /// @param patience for one answer
    /// @param name what people call the tracker, for sentences
    record Line(WebExchange web, InstantSource clock, Duration patience, String name) {}

    /// @param base of its programming interface
    TrackerCall(Line line, String base, Map<String, String> headers) {
        this.line = line;
        this.base = URI.create(base);
        this.headers = new HashMap<>(headers);
        this.headers.putIfAbsent("Accept", "application/json");
        this.headers.put("Content-Type", "application/json");
    }

    JsonNode get(String path) {
        return ask("GET", path, null);
    }

    JsonNode send(String method, String path, Object body) {
        return ask(method, path, body);
    }

    private JsonNode ask(String method, String path, @Nullable Object body) {
        URI address = URI.create(base + path);
        String sent = body == null ? "" : JSON.writeValueAsString(body);
        for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
            Answer answer =
                    line.web()
                            .ask(
                                    new WebExchange.Ask(
                                            method, address, headers, sent, true, line.patience()));
            switch (answer) {
                case Answer.NotAsked(String reason) -> throw later("cannot be reached: " + reason);
                case Answer.Silent(String reason) -> throw silent(reason);
                case Answer.Came came when came.status() / 100 == 2 -> {
                    return json(came.body());
                }
                case Answer.Came came when came.status() / 100 == 3 ->
                        address = renamed(came, address);
                case Answer.Came came -> throw trouble(came);
            }
        }
        throw later("sends us from address to address");
    }

    /// A renamed repository or project is followed on the same host only: the token goes nowhere
    /// else.
    private URI renamed(Answer.Came came, URI from) {
        String location = came.header("location").orElse("");
        try {
            URI to = from.resolve(location);
            if (Objects.equals(to.getRawAuthority(), base.getRawAuthority())) {
                return to;
            }
        } catch (IllegalArgumentException malformed) {
            throw new TrackerTrouble(
                    TrackerTrouble.Kind.REFUSED,
                    name() + " sends us to “" + location + "”, which is no address",
                    null);
        }
        throw new TrackerTrouble(
                TrackerTrouble.Kind.REFUSED,
                name() + " sends us to another host; an administrator enters the new address",
                null);
    }

    private TrackerTrouble trouble(Answer.Came came) {
        int status = came.status();
        Optional<Duration> pause = pause(came);
        if (status == 429 || (status == 403 && pause.isPresent())) {
            return new TrackerTrouble(
                    TrackerTrouble.Kind.LATER,
                    name() + " wants fewer requests (" + status + ")",
                    pause.orElse(null));
        }
        return switch (status) {
            case 401, 403 ->
                    new TrackerTrouble(
                            TrackerTrouble.Kind.TOKEN,
                            "%s does not accept our token for this (%d); an administrator renews it"
                                    .formatted(name(), status),
                            null);
            case 404, 410 ->
                    new TrackerTrouble(
                            TrackerTrouble.Kind.GONE,
                            "%s has no such issue or project, or our token may not see it (%d)"
                                    .formatted(name(), status),
                            null);
            case 408, 425 -> later("was too slow (" + status + ")");
            default ->
                    status >= 500
                            ? new TrackerTrouble(
                                    TrackerTrouble.Kind.LATER,
                                    name() + " has trouble of its own (" + status + ")",
                                    pause.orElse(null))
                            : new TrackerTrouble(
                                    TrackerTrouble.Kind.REFUSED,
                                    "%s refused it (%d): %s"
                                            .formatted(name(), status, oneLine(came.body())),
                                    null);
        };
    }

    private TrackerTrouble later(String what) {
        return new TrackerTrouble(TrackerTrouble.Kind.LATER, name() + " " + what, null);
    }

    /// It may still be at work on what it was asked for: before it is asked again, that is to be
    /// seen.
    private TrackerTrouble silent(String reason) {
        return new TrackerTrouble(
                TrackerTrouble.Kind.LATER, name() + " did not answer: " + reason, STILL_AT_WORK);
    }

    private String name() {
        return line.name();
    }

    /// `Retry-After` in seconds (RFC 9110), or GitHub's hour at which its limit ends.
    private Optional<Duration> pause(Answer.Came came) {
        Optional<Duration> after =
                came.header("retry-after")
                        .filter(value -> value.matches("\\d{1,6}"))
                        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
        Optional<Duration> reset =
                came.header("x-ratelimit-reset")
                        .filter(value -> value.matches("\\d{1,12}"))
                        .filter(value ->
                                came.header("x-ratelimit-remaining").orElse("").equals("0"))
                        .map(value ->
                                Duration.ofSeconds(
                                        Long.parseLong(value)
                                                - line.clock().instant().getEpochSecond()));
        return after.or(() -> reset)
                .map(pause -> pause.isNegative() ? Duration.ZERO : pause)
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private JsonNode json(String body) {
        try {
            return JSON.readTree(body.isBlank() ? "{}" : body);
        } catch (JacksonException malformed) {
            throw later("answered something that is not JSON: " + oneLine(body));
        }
    }

    private static String oneLine(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }
}
