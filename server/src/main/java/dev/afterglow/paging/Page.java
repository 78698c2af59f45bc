package dev.afterglow.paging;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Severity;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What paging does about one alert.
///
/// @param alert null for a drill
/// @param policies frozen when it opened; empty when the service had none, and nobody was paged
/// @param taken null while nobody has it
/// @param everybody null unless everybody was called
/// @param closedAt null until the alert is resolved
/// @param timer when something is due next
public record Page(
        PageId id,
        @Nullable AlertId alert,
        ServiceId service,
        Severity severity,
        String title,
        List<Policy> policies,
        PageState state,
        Position position,
        Instant openedAt,
        @Nullable Taken taken,
        @Nullable Everybody everybody,
        @Nullable Instant closedAt,
        Timer timer) {

    public Page {
        policies = List.copyOf(policies);
    }

    /// Who has it since when.
    ///
    /// @param by the word of the actor, e.g. `person:ana`
    public record Taken(Instant at, String by) {}

    /// The call of everybody.
    ///
    /// @param line what they were told
    public record Everybody(Instant at, String line) {}

    /// When something is due next.
    ///
    /// @param dueAt null when nothing is
    /// @param because why then, or why never
    public record Timer(@Nullable Instant dueAt, String because) {}

    public Urgency urgency() {
        return Urgency.of(severity);
    }

    public boolean isDrill() {
        return alert == null;
    }

    public boolean isOpen() {
        return state != PageState.CLOSED;
    }

    /// What stands in front of people: `Drill: …` for a drill.
    public String headline() {
        return isDrill() ? "Drill: " + title : title;
    }

    /// Whether the present round has steps that were not taken yet.
    public boolean hasMoreSteps() {
        return position.policy() < policies.size()
                && position.nextStep() < policies.get(position.policy()).steps().size();
    }

    Page withState(PageState newState) {
        return new Page(
                id, alert, service, severity, title, policies, newState, position, openedAt, taken,
                everybody, closedAt, timer);
    }

    Page withPosition(Position newPosition) {
        return new Page(
                id,
                alert,
                service,
                severity,
                title,
                policies,
                state,
                newPosition,
                openedAt,
                taken,
                everybody,
                closedAt,
                timer);
    }

    Page withSeverity(Severity newSeverity) {
        return new Page(
                id,
                alert,
                service,
                newSeverity,
                title,
                policies,
                state,
                position,
                openedAt,
                taken,
                everybody,
                closedAt,
                timer);
    }

    Page withPolicies(List<Policy> newPolicies) {
        return new Page(
                id,
                alert,
                service,
                severity,
                title,
                newPolicies,
                state,
                position,
                openedAt,
                taken,
                everybody,
                closedAt,
                timer);
    }

    Page withTaken(@Nullable Taken newTaken) {
        return new Page(
                id, alert, service, severity, title, policies, state, position, openedAt, newTaken,
                everybody, closedAt, timer);
    }

    Page withEverybody(Everybody call) {
        return new Page(
                id, alert, service, severity, title, policies, state, position, openedAt, taken,
                call, closedAt, timer);
    }

    Page withTimer(@Nullable Instant dueAt, String because) {
        return new Page(
                id,
                alert,
                service,
                severity,
                title,
                policies,
                state,
                position,
                openedAt,
                taken,
                everybody,
                closedAt,
                new Timer(dueAt, because));
    }

    Page closed(Instant at) {
        return new Page(
                id,
                alert,
                service,
                severity,
                title,
                policies,
                PageState.CLOSED,
                position,
                openedAt,
                taken,
                everybody,
                at,
                new Timer(null, "the alert is resolved"));
    }
}
