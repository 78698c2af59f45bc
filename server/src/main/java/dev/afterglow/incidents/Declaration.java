package dev.afterglow.incidents;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody says when they declare an incident.
///
/// @param severity 1 to 4
/// @param feltFrom when people began to feel it, as far as known
/// @param alert the alert it is declared from, whose services and times it takes over
/// @param isRestricted only those who take part, its readers and administrators may see it
/// @param commander who leads from the start; null while nobody does
public record Declaration(
        String title,
        String summary,
        IncidentKind kind,
        int severity,
        List<ServiceId> services,
        @Nullable Instant feltFrom,
        @Nullable AlertId alert,
        @Nullable PersonId commander,
        boolean isRestricted) {

    static final int TITLE_MAX = 200;
    static final int SUMMARY_MAX = 10_000;
    static final int SERVICES_MAX = 50;

    /// An incident that everybody may see.
    public Declaration(
            String title,
            String summary,
            IncidentKind kind,
            int severity,
            List<ServiceId> services,
            @Nullable Instant feltFrom,
            @Nullable AlertId alert,
            @Nullable PersonId commander) {
        this(title, summary, kind, severity, services, feltFrom, alert, commander, false);
    }

    public Declaration {
        services = List.copyOf(services);
        if (title.isBlank() || title.length() > TITLE_MAX) {
            throw new IllegalArgumentException(
                    "Say in a line what people cannot do; 1 to 200 characters, was "
                            + title.length());
        }
        if (summary.length() > SUMMARY_MAX) {
            throw new IllegalArgumentException(
                    "A summary has at most 10,000 characters, was " + summary.length());
        }
        if (severity < 1 || severity > 4) {
            throw new IllegalArgumentException("Severity is 1 to 4, was " + severity);
        }
        if (services.size() > SERVICES_MAX) {
            throw new IllegalArgumentException(
                    "At most 50 services may be named, was " + services.size());
        }
    }
}
