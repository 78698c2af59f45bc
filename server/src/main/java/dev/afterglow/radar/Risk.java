package dev.afterglow.radar;

import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Worries that a curator found to be the same.
///
/// @param told in the curator's words; empty until written
/// @param firstCycle the round of the first of its worries
/// @param onAgenda whether the next session hears it
/// @param released the number of people last said in a session; 0 before
/// @param firstHeard when a session first heard it; null before
public record Risk(
        RiskId id,
        String told,
        long firstCycle,
        boolean onAgenda,
        int released,
        @Nullable Instant firstHeard,
        Set<ServiceId> services) {

    public static final int TOLD_MAX = 500;

    public Risk {
        services = Set.copyOf(services);
    }

    public String address() {
        return "/radar/risks/" + id;
    }
}
