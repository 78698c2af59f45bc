package dev.afterglow.delivery;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One way to reach a person.
///
/// @param id `email` for the person's own mail address, else the number of the stored method
/// @param address in the form of the channel
/// @param label what its person calls it; may be empty
/// @param isVerified whether its person proved that messages arrive there, or an administrator
///     wrote it into the configuration
/// @param refusedSince since when the provider refuses this address, or null when it works
/// @param refusal the provider's reason; empty when it works
public record ContactMethod(
        String id,
        PersonId person,
        String channel,
        String address,
        String label,
        boolean isVerified,
        @Nullable Instant refusedSince,
        String refusal) {

    /// Whether a page may be sent there with a fair chance that it arrives.
    public boolean isUsable() {
        return isVerified && refusedSince == null;
    }
}
