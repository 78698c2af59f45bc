package dev.afterglow.incidents.web;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the form carries; kept as it was typed when something is wrong with it.
///
/// @param error one sentence, empty when nothing is wrong
public record DeclareForm(
        String title,
        @Nullable String summary,
        @Nullable String kind,
        int severity,
        @Nullable List<String> services,
        @Nullable String serviceNames,
        @Nullable Long alert,
        @Nullable Boolean restricted,
        @Nullable String error) {

    Declaration declaration(Actor actor, Chosen chosen) {
        PersonId commander = actor instanceof Actor.OfPerson signedIn ? signedIn.person() : null;
        return new Declaration(
                title == null ? "" : title,
                summary == null ? "" : summary,
                IncidentKind.valueOf((kind == null ? "impact" : kind).toUpperCase(Locale.ROOT)),
                severity,
                chosen.services(services, serviceNames),
                null,
                alert == null ? null : new AlertId(alert),
                commander,
                isRestricted());
    }

    DeclareForm withError(String sentence) {
        return new DeclareForm(
                title,
                summary,
                kind,
                severity,
                services,
                serviceNames,
                alert,
                restricted,
                sentence);
    }

    public boolean isRestricted() {
        return Boolean.TRUE.equals(restricted);
    }

    public boolean touches(String service) {
        return services != null && services.contains(service);
    }
}
