package dev.afterglow.incidents;

import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An incident as it stands now.
///
/// @param severity 1 (worst) to 4; a field among others, never the headline
/// @param services those it touches, in the order they were named
/// @param feltFrom when people began to feel it; null when nobody did, or it is not known
/// @param feltUntil null while they still do
/// @param stableAt null until somebody said what tells them so
/// @param closing the answers of the close; null until closed
/// @param isReal a public incident retold for learning; left out of all counts
/// @param isRestricted only those who take part, its readers and administrators may see it
public record Incident(
        IncidentId id,
        String title,
        String summary,
        IncidentKind kind,
        int severity,
        Phase phase,
        List<ServiceId> services,
        Instant declaredAt,
        @Nullable Instant feltFrom,
        @Nullable Instant feltUntil,
        @Nullable Instant stableAt,
        @Nullable Closing closing,
        boolean isReal,
        boolean isRestricted) {

    public Incident {
        services = List.copyOf(services);
    }

    public boolean isOpen() {
        return phase == Phase.RESPONDING;
    }

    Incident withServices(List<ServiceId> touched) {
        return new Incident(
                id,
                title,
                summary,
                kind,
                severity,
                phase,
                touched,
                declaredAt,
                feltFrom,
                feltUntil,
                stableAt,
                closing,
                isReal,
                isRestricted);
    }

    /// Caught before anybody felt it.
    public boolean isNearMiss() {
        return kind == IncidentKind.NEAR_MISS;
    }

    /// When it began, as far as is known.
    public Instant beganAt() {
        return feltFrom != null && feltFrom.isBefore(declaredAt) ? feltFrom : declaredAt;
    }

    public String address() {
        return "/incidents/" + id;
    }
}
