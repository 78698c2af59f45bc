package dev.afterglow.incidents;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What the product knows already when an incident is declared: the alert it comes from, and which
/// services were paged shortly before. Earlier is not the same as because of.
@Component
class Beginnings {

    /// How far back an open alert counts as "paged before us".
    private static final Duration BEFORE = Duration.ofMinutes(60);

    private static final int EARLIER_MAX = 20;

    private final Alerts alerts;
    private final Services services;

    Beginnings(Alerts alerts, Services services) {
        this.alerts = alerts;
        this.services = services;
    }

    /// Fills in the service and the time of the alert where the declaration left them out.
    Declaration complete(Declaration declaration) {
        Optional<Alert> alert = origin(declaration);
        if (alert.isEmpty()) {
            return declaration;
        }
        List<ServiceId> touched =
                declaration.services().isEmpty()
                        ? List.of(alert.get().service())
                        : declaration.services();
        Instant feltFrom =
                declaration.feltFrom() == null && declaration.kind() == IncidentKind.IMPACT
                        ? alert.get().openedAt()
                        : declaration.feltFrom();
        return new Declaration(
                declaration.title(),
                declaration.summary(),
                declaration.kind(),
                declaration.severity(),
                touched,
                feltFrom,
                declaration.alert(),
                declaration.commander(),
                declaration.isRestricted());
    }

    /// The lines a record begins with, oldest first.
    List<NewLine> linesOf(Declaration declaration) {
        Optional<Alert> origin = origin(declaration);
        if (origin.isEmpty()) {
            return List.of();
        }
        Instant since = origin.get().openedAt().minus(BEFORE);
        List<Alert> lines = new ArrayList<>();
        alerts.open().stream()
                .filter(alert -> !alert.openedAt().isBefore(since))
                .filter(alert -> alert.openedAt().isBefore(origin.get().openedAt()))
                .filter(alert -> !alert.id().equals(origin.get().id()))
                .sorted(Comparator.comparing(Alert::openedAt))
                .limit(EARLIER_MAX)
                .forEach(lines::add);
        lines.add(origin.get());
        return lines.stream().map(this::line).toList();
    }

    private NewLine line(Alert alert) {
        RecordLine.Kind kind =
                alert.signal().source().startsWith("metric:")
                        ? RecordLine.Kind.METRIC
                        : RecordLine.Kind.PAGE;
        String speaker =
                services.service(alert.service())
                        .map(Service::name)
                        .orElse(alert.service().value());
        return new NewLine(
                alert.openedAt(),
                kind,
                null,
                speaker,
                alert.title(),
                false,
                "alert:" + alert.id(),
                alert.signal().details());
    }

    private Optional<Alert> origin(Declaration declaration) {
        return declaration.alert() == null ? Optional.empty() : alerts.alert(declaration.alert());
    }
}
