package dev.afterglow.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who may send how much, so that a flood from one integration does not delay another.
///
/// Each integration has a bucket of alerts that fills steadily, and a few places at the database;
/// when
/// its places are taken its messages wait for each other, not for those of others.
@Component
public class Quotas {

    private final IntakeSettings settings;
    private final Semaphore places;
    private final ConcurrentMap<IntegrationId, Quota> quotas = new ConcurrentHashMap<>();

    Quotas(IntakeSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.allAtOnce(), true);
    }

    /// Takes one alert out of the integration's bucket.
    ///
    /// @return false when it is empty
    public boolean mayCome(IntegrationId integration, Instant at) {
        return quota(integration).take(1, at);
    }

    /// A message turned out to have more alerts than the one that was paid for: later ones wait
    /// longer.
    public void charge(IntegrationId integration, int more) {
        quota(integration).charge(more);
    }

    /// Waits for a place at the database.
    ///
    /// @return a place to close afterwards; null when none was free in time
    public @Nullable Place place(IntegrationId integration) throws InterruptedException {
        Semaphore own = quota(integration).places;
        long patience = settings.patience().toNanos();
        if (!own.tryAcquire(patience, TimeUnit.NANOSECONDS)) {
            return null;
        }
        if (!places.tryAcquire(patience, TimeUnit.NANOSECONDS)) {
            own.release();
            return null;
        }
        return () -> {
            places.release();
            own.release();
        };
    }

    /// A place at the database.
    public interface Place extends AutoCloseable {

        @Override
        void close();
    }

    private Quota quota(IntegrationId integration) {
        return quotas.computeIfAbsent(integration, id -> new Quota(settings));
    }

    private static final class Quota {

        private final IntakeSettings settings;
        private final Semaphore places;
        private double alerts;

        /// Null until the first message; a new bucket is full.
        private @Nullable Instant filledAt;

        Quota(IntakeSettings settings) {
            this.settings = settings;
            this.places = new Semaphore(settings.atOnce(), true);
            this.alerts = settings.burst();
        }

        synchronized boolean take(int wanted, Instant at) {
            Duration since = filledAt == null ? Duration.ZERO : Duration.between(filledAt, at);
            if (filledAt == null || since.isPositive()) {
                double gained = since.toNanos() / 1e9 * settings.ratePerSecond();
                alerts = Math.min(settings.burst(), alerts + gained);
                filledAt = at;
            }
            if (alerts < wanted) {
                return false;
            }
            alerts -= wanted;
            return true;
        }

        /// May fall below zero, but never so far that it takes more than a burst to climb out.
        synchronized void charge(int more) {
            alerts = Math.max(-settings.burst(), alerts - more);
        }
    }
}
