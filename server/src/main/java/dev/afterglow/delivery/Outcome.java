package dev.afterglow.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one call of a provider came to.
sealed interface Outcome {

    /// The provider took it; its own id for it, or empty.
    record Sent(String providerReference) implements Outcome {}

    /// The provider will never take this message for this address.
    record Refused(String reason) implements Outcome {}

    /// The channel cannot be used at all until an operator changes a setting.
    record NotReady(String reason) implements Outcome {}

    /// It did not arrive, but may later.
    ///
    /// @param pause how long the provider asks to wait, or null when it does not say
    record TryLater(String reason, @Nullable Duration pause) implements Outcome {

        static TryLater because(String reason) {
            return new TryLater(reason, null);
        }
    }

    /// The call was cut off after the message may have been handed over.
    record Unknown(String reason) implements Outcome {}
}
