package dev.afterglow.paging;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertEvent;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Follows alerts, inside the transaction that changes them: when it commits, the first messages
/// are rows of the outbox.
@Component
class AlertListener {

    private final Openings openings;
    private final PageStore store;
    private final Pager pager;

    AlertListener(Openings openings, PageStore store, Pager pager) {
        this.openings = openings;
        this.store = store;
        this.pager = pager;
    }

    @EventListener
    void on(AlertEvent event) {
        Alert alert = event.alert();
        Instant at = event.at();
        if (!(event instanceof AlertEvent.Opened)) {
            openings.openNow();
        }
        switch (event) {
            case AlertEvent.Opened opened -> openings.open(alert, at);
            case AlertEvent.Unsuppressed(Alert held, String because, Instant when) ->
                    openOrBeginAgain(alert, because, at);
            case AlertEvent.Worsened worsened -> worsen(alert, at);
            case AlertEvent.Acknowledged(Alert taken, Actor by, Instant when) ->
                    taken(alert, by, at);
            case AlertEvent.Reopened(Alert open, Actor by, Instant when) -> reopened(alert, by, at);
            case AlertEvent.Suppressed suppressed -> stop(alert, suppressed.reason().because(), at);
            case AlertEvent.Resolved(Alert resolved, Actor by, Instant when) ->
                    close(alert, by, at);
        }
    }

    private void openOrBeginAgain(Alert alert, String because, Instant at) {
        Optional<Page> known = store.lockedOpen(alert.id());
        if (known.isEmpty()) {
            openings.open(alert, at);
            return;
        }
        Draft draft = new Draft(known.get(), store.persons(known.get().id()), at);
        draft.entry(PageEntry.Kind.REOPENED, because);
        draft.page(
                known.get()
                        .withState(PageState.FIRING)
                        .withTaken(null)
                        .withPosition(known.get().position().again(at)));
        pager.advance(draft);
        pager.write(draft);
    }

    /// Given back by somebody, it goes on with the next step at once; else it begins again.
    private void reopened(Alert alert, Actor by, Instant at) {
        Page known = store.lockedOpen(alert.id()).orElse(null);
        if (known == null || person(by).isEmpty() || !known.hasMoreSteps()) {
            openOrBeginAgain(alert, "open again: " + by.word(), at);
            return;
        }
        Draft draft = new Draft(known, store.persons(known.id()), at);
        person(by).ifPresent(person -> Takings.answer(draft, person, Answer.CANNOT));
        draft.entry(PageEntry.Kind.PASSED_ON, by.word(), "passed it on to the next step");
        draft.page(
                known.withState(PageState.FIRING)
                        .withTaken(null)
                        .withPosition(known.position().nextAtOnce()));
        pager.advance(draft);
        pager.write(draft);
    }

    /// High urgency from now on: people's other rules hold, so the policy begins again.
    private void worsen(Alert alert, Instant at) {
        store.lockedOpen(alert.id())
                .ifPresent(page -> {
                    Page worse = page.withSeverity(alert.severity());
                    Draft draft = new Draft(worse, store.persons(page.id()), at);
                    boolean isMoreUrgent =
                            page.urgency() == Urgency.LOW && worse.urgency() == Urgency.HIGH;
                    draft.entry(
                            PageEntry.Kind.ROUND,
                            "the alert is " + alert.severity().word() + " now");
                    if (isMoreUrgent && page.state() == PageState.FIRING) {
                        draft.dropPlanned();
                        draft.page(worse.withPosition(page.position().again(at)));
                        pager.advance(draft);
                    }
                    pager.write(draft);
                });
    }

    private void taken(Alert alert, Actor by, Instant at) {
        store.lockedOpen(alert.id())
                .filter(page -> page.state() != PageState.ACKNOWLEDGED)
                .ifPresent(page -> {
                    Draft draft = new Draft(page, store.persons(page.id()), at);
                    Takings.take(draft, by);
                    pager.advance(draft);
                    pager.write(draft);
                });
    }

    private void stop(Alert alert, String because, Instant at) {
        store.lockedOpen(alert.id())
                .ifPresent(page -> {
                    Draft draft = new Draft(page, List.of(), at);
                    draft.dropPlanned();
                    draft.entry(PageEntry.Kind.STOPPED, because);
                    draft.page(page.withState(PageState.STOPPED).withTimer(null, because));
                    pager.write(draft);
                });
    }

    private void close(Alert alert, Actor by, Instant at) {
        store.lockedOpen(alert.id())
                .ifPresent(page -> {
                    Draft draft = new Draft(page, List.of(), at);
                    draft.dropPlanned();
                    draft.entry(PageEntry.Kind.CLOSED, by.word(), "resolved");
                    draft.page(page.closed(at));
                    pager.write(draft);
                });
    }

    /// The person that an actor stands for.
    static Optional<PersonId> person(Actor actor) {
        return switch (actor) {
            case Actor.OfPerson person -> Optional.of(person.person());
            case Actor.OfToken token -> Optional.of(token.owner());
            case Actor.OfSystem ignored -> Optional.empty();
        };
    }
}
