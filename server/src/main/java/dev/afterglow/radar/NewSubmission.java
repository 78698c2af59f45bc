package dev.afterglow.radar;

import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A worry to store.
///
/// @param receipt digest of an unlinkable one's receipt; null for a confidential one
record NewSubmission(UUID id, long cycle, OptionalInt slot, Worry worry, @Nullable String receipt) {

    Promise promise() {
        return receipt == null ? Promise.CONFIDENTIAL : Promise.UNLINKABLE;
    }
}
