package dev.afterglow.delivery;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Keys that sign what goes out. Made at the first use and kept in the database, so that every
/// server has the same.
@Component
class Secrets {

    private static final int BYTES = 32;

    private final ContactStore store;
    private final InstantSource clock;
    private final String givenWebhookKey;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Secrets(
            ContactStore store,
            InstantSource clock,
            @Value("${afterglow.webhook.secret:}") String givenWebhookKey) {
        this.store = store;
        this.clock = clock;
        this.givenWebhookKey = givenWebhookKey;
    }

    /// `AFTERGLOW_WEBHOOK_SECRET`, or one of our own: what receivers check signatures with.
    String webhookKey() {
        return givenWebhookKey.isEmpty() ? own("webhook", this::randomHex) : givenWebhookKey;
    }

    /// The value that any server proposed first.
    String own(String name, Supplier<String> proposal) {
        String found = known.get(name);
        if (found == null) {
            found = store.secret(name, proposal.get(), clock.instant());
            known.put(name, found);
        }
        return found;
    }

    private String randomHex() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
