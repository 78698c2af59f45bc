package dev.afterglow.intake;

import dev.afterglow.metrics.SenderKeys;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.services.Services;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to integrations: who may send, and with which key.
@Service
public class Integrations implements SenderKeys {

    private static final int KEY_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final IntegrationStore store;
    private final KnownKeys keys;
    private final Services services;
    private final Audit audit;

    Integrations(IntegrationStore store, KnownKeys keys, Services services, Audit audit) {
        this.store = store;
        this.keys = keys;
        this.services = services;
        this.audit = audit;
    }

    /// A key that nobody has.
    public static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /// Creates or changes an integration as the configuration says.
    @Transactional
    public void define(Integration integration, Instant now) {
        define(integration, new Actor.OfSystem("configuration"), now);
    }

    /// Creates or changes an integration; a new key ends the old one at once.
    ///
    /// @throws IllegalArgumentException for an unknown service, or a key that another one has
    @Transactional
    public void define(Integration integration, Actor actor, Instant now) {
        if (services.service(integration.service()).isEmpty()) {
            throw new IllegalArgumentException("There is no service " + integration.service());
        }
        Optional<Integration> before = store.byId(integration.id());
        if (before.equals(Optional.of(integration))) {
            return;
        }
        store.byKey(integration.key())
                .filter(other -> !other.id().equals(integration.id()))
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "Another integration, " + other.id() + ", has this key");
                });
        store.save(integration, now);
        keys.forget();
        boolean sameKey = before.map(old -> old.key().equals(integration.key())).orElse(true);
        audit.record(
                actor,
                new Audit.Act(
                        before.isEmpty() ? "integration.made" : "integration.changed",
                        "integration:" + integration.id(),
                        integration.kind().word()
                                + " of "
                                + integration.service()
                                + (sameKey ? "" : ", new key")),
                now);
    }

    /// Its key opens nothing any more; its alerts stay as they are.
    @Transactional
    public boolean remove(IntegrationId id, Actor actor, Instant now) {
        boolean removed = store.remove(id);
        keys.forget();
        if (removed) {
            audit.record(actor, new Audit.Act("integration.removed", "integration:" + id, ""), now);
        }
        return removed;
    }

    public Optional<Integration> byKey(String key) {
        return store.byKey(key);
    }

    /// The same for messages, which come by the thousand: what another server changed within the
    /// last second may not be seen yet.
    public Optional<Integration> byKey(String key, Instant at) {
        return keys.of(key, at);
    }

    /// Samples may come with the key of any integration, whatever its kind.
    @Override
    public boolean accepts(String key) {
        return store.byKey(key).isPresent();
    }

    public Optional<Integration> integration(IntegrationId id) {
        return store.byId(id);
    }

    /// All, by id; at most 10,000.
    public List<Integration> all() {
        return store.all();
    }
}
