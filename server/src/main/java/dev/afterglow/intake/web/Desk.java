package dev.afterglow.intake.web;

import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Capture;
import dev.afterglow.intake.Captures;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.Integrations;
import dev.afterglow.intake.Quotas;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes every message through the same steps: key, quota, body, reading, a place at the database,
/// doing,
/// and noting what became of it.
@Component
class Desk {

    private final Integrations integrations;
    private final Quotas quotas;
    private final Bodies bodies;
    private final Captures captures;
    private final InstantSource clock;
    private final JsonMapper json;
    private final MeterRegistry counts;

    Desk(
            Integrations integrations,
            Quotas quotas,
            Bodies bodies,
            Captures captures,
            InstantSource clock,
            JsonMapper json,
            MeterRegistry counts) {
        this.integrations = integrations;
        this.quotas = quotas;
        this.bodies = bodies;
        this.captures = captures;
        this.clock = clock;
        this.json = json;
        this.counts = counts;
    }

    /// Handles a request from the first byte to the answer.
    ///
    /// @param key from the address or a header; null when the body carries it
    ResponseEntity<Object> receive(Form form, HttpServletRequest request, @Nullable String key) {
        ResponseEntity<Object> answer;
        try {
            answer = received(form, request, key);
        } catch (TransientDataAccessException
                | NonTransientDataAccessResourceException
                | UncategorizedSQLException
                | TransactionException unavailable) {
            // Uncategorized is, among others, a transaction that the database ended because we
            // stood still for too long.
            answer = form.comeAgain();
        } catch (IOException broken) {
            answer = form.refused(new BadPayload("", "The body broke off: " + broken.getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            answer = form.comeAgain();
        }
        counts.counter(
                        "afterglow.intake.messages",
                        "format",
                        form.format(),
                        "status",
                        String.valueOf(answer.getStatusCode().value()))
                .increment();
        return answer;
    }

    private ResponseEntity<Object> received(
            Form form, HttpServletRequest request, @Nullable String key)
            throws IOException, InterruptedException {
        Instant at = clock.instant();
        Optional<Integration> integration = key == null ? Optional.empty() : byKey(key, at);
        if (key != null && integration.isEmpty()) {
            return form.unknownKey();
        }
        if (integration.isPresent() && !quotas.mayCome(integration.get().id(), at)) {
            return form.comeAgain();
        }
        try (Bodies.Read read = bodies.read(request, form.limit())) {
            return switch (read) {
                case Bodies.Read.NoRoom() -> form.comeAgain();
                case Bodies.Read.TooLarge() -> {
                    ResponseEntity<Object> answer = form.tooLarge();
                    integration.ifPresent(
                            sender -> note(form, sender, at, answer, "Too large", new byte[0]));
                    yield answer;
                }
                case Bodies.Read.Whole whole ->
                        withBody(form, integration.orElse(null), whole.bytes(), at);
            };
        }
    }

    private ResponseEntity<Object> withBody(
            Form form, @Nullable Integration known, byte[] bytes, Instant at)
            throws InterruptedException {
        Integration sender = known;
        try {
            JsonNode body = StorableJson.of(form.read(bytes, json));
            if (sender == null) {
                sender = byKey(form.key(body), at).orElse(null);
                if (sender == null) {
                    return form.unknownKey();
                }
                if (!quotas.mayCome(sender.id(), at)) {
                    return form.comeAgain();
                }
            }
            return placed(form, sender, new Form.Message(body, bytes, at));
        } catch (BadPayload mistake) {
            return refused(form, sender, mistake, bytes, at);
        } catch (IllegalArgumentException mistake) {
            BadPayload told = new BadPayload("", String.valueOf(mistake.getMessage()));
            return refused(form, sender, told, bytes, at);
        }
    }

    private ResponseEntity<Object> placed(Form form, Integration sender, Form.Message message)
            throws InterruptedException {
        Form.Done done;
        try (Quotas.Place place = quotas.place(sender.id())) {
            if (place == null) {
                return form.comeAgain();
            }
            done = form.handle(sender, message);
        }
        if (done.alerts() > 1) {
            quotas.charge(sender.id(), done.alerts() - 1);
        }
        note(form, sender, message.at(), done.answer(), done.became(), message.bytes());
        return done.answer();
    }

    private ResponseEntity<Object> refused(
            Form form, @Nullable Integration sender, BadPayload mistake, byte[] bytes, Instant at) {
        ResponseEntity<Object> answer = form.refused(mistake);
        if (sender != null) {
            note(form, sender, at, answer, Form.sentence(mistake), bytes);
        }
        return answer;
    }

    private Optional<Integration> byKey(String key, Instant at) {
        String plain = key.strip().toLowerCase(Locale.ROOT);
        return plain.matches("[0-9a-f]{32}") ? integrations.byKey(plain, at) : Optional.empty();
    }

    private void note(
            Form form,
            Integration sender,
            Instant at,
            ResponseEntity<Object> answer,
            String became,
            byte[] bytes) {
        int length = Math.min(bytes.length, 64 * 1024);
        String body =
                new String(bytes, 0, length, StandardCharsets.UTF_8)
                        .replaceAll("(?i)" + sender.key(), "(the key)");
        int status = answer.getStatusCode().value();
        captures.note(new Capture(sender.id(), at, form.format(), status, became, body));
    }
}
