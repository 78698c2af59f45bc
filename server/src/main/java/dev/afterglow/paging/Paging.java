package dev.afterglow.paging;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Changed;
import dev.afterglow.delivery.Priority;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to pages: what is going on, and what people do about it.
@Service
public class Paging {

    private final PageStore store;
    private final PageListStore lists;
    private final Pager pager;
    private final Alerts alerts;
    private final Crowds crowds;

    Paging(PageStore store, PageListStore lists, Pager pager, Alerts alerts, Crowds crowds) {
        this.crowds = crowds;
        this.store = store;
        this.lists = lists;
        this.pager = pager;
        this.alerts = alerts;
    }

    public Optional<Page> page(PageId id) {
        return store.page(id);
    }

    /// The page that is open about an alert, or was last.
    public Optional<Page> pageOf(AlertId alert) {
        return lists.latest(alert);
    }

    /// The page of each of these alerts that has one, in no order.
    public List<Page> pagesAbout(Collection<AlertId> alerts) {
        return lists.latest(alerts);
    }

    /// The pages that somebody was paged for or came to, newest first, at most 200.
    public List<Page> pagesOf(PersonId person) {
        return lists.of(person);
    }

    /// All pages that are not closed, oldest first, at most 500.
    public List<Page> open() {
        return lists.open();
    }

    /// Everybody who was paged or came, first those who were first.
    public List<PagedPerson> persons(PageId page) {
        return store.persons(page);
    }

    /// What happened, oldest first, at most 1,000 lines.
    public List<PageEntry> entries(PageId page) {
        return lists.entries(page);
    }

    /// "I have it." Whoever says so first stops the escalation; later ones are noted as here.
    @Transactional
    public Acknowledgement acknowledge(PageId id, PersonId person, Instant now) {
        Page page = store.page(id).orElse(null);
        if (page == null) {
            return new Acknowledgement.Unknown();
        }
        AlertId alert = page.alert();
        Actor by = new Actor.OfPerson(person, Role.RESPONDER);
        // The alert first, always: whoever locks a page before its alert waits for us for ever.
        if (alert != null
                && page.state() == PageState.FIRING
                && alerts.acknowledge(alert, by, now) instanceof Changed.Done) {
            return new Acknowledgement.Acknowledged(now);
        }
        return answerTo(id, by, person, now);
    }

    private Acknowledgement answerTo(PageId id, Actor by, PersonId person, Instant now) {
        Page page = store.locked(id).orElseThrow();
        Instant closedAt = page.closedAt();
        if (closedAt != null) {
            return new Acknowledgement.Closed(closedAt);
        }
        Draft draft = new Draft(page, store.persons(id), now);
        Page.Taken taken = page.taken();
        if (taken == null) {
            Takings.take(draft, by);
        } else {
            Takings.answer(draft, person, Answer.HERE);
        }
        pager.advance(draft);
        pager.write(draft);
        return taken == null
                ? new Acknowledgement.Acknowledged(now)
                : new Acknowledgement.AlreadyAcknowledgedBy(taken.by(), taken.at());
    }

    /// "Here", "on my way" or "I cannot"; it changes nobody else's.
    ///
    /// @return whether there is such an open page
    @Transactional
    public boolean answer(PageId id, PersonId person, Answer answer, Instant now) {
        return change(id, now, draft -> Takings.answer(draft, person, answer));
    }

    /// Gives the page back: the next step is paged at once.
    ///
    /// @return whether it was somebody's to give back
    @Transactional
    public boolean passOn(PageId id, PersonId by, Instant now) {
        AlertId alert = store.page(id).map(Page::alert).orElse(null);
        return alert != null
                && alerts.reopen(alert, new Actor.OfPerson(by, Role.RESPONDER), now)
                        instanceof Changed.Done;
    }

    /// Brings people at once, each reminded until they answer; somebody else may have the page.
    ///
    /// @return whether there is such an open page
    @Transactional
    public boolean bring(PageId id, List<PersonId> persons, PersonId by, Instant now) {
        List<Recipient> recipients =
                persons.stream()
                        .distinct()
                        .map(person -> new Recipient(person, "brought by " + by))
                        .toList();
        return change(
                id,
                now,
                draft -> {
                    draft.entry(
                            PageEntry.Kind.BROUGHT,
                            "person:" + by,
                            "brings "
                                    + persons.stream()
                                            .map(PersonId::value)
                                            .collect(Collectors.joining(", ")));
                    pager.call(
                            draft,
                            new Pager.Call(
                                    recipients, PagedPerson.BROUGHT, true, Priority.FIRST_PAGE));
                });
    }

    /// Whom a call of everybody would reach now.
    public Crowd crowd(Crowd.Choice choice, Instant now) {
        return crowds.of(choice, now);
    }

    /// Whom a call of everybody means when nothing else is chosen.
    public Crowd.Choice usualCrowd() {
        return crowds.usual();
    }

    /// Whom the next step would page if it were due now; empty when there is none.
    public List<Recipient> nextRecipients(PageId id, Instant now) {
        return store.page(id)
                .filter(Page::hasMoreSteps)
                .map(page -> pager.preview(page, now))
                .orElse(List.of());
    }

    /// Calls everybody at once, on every way, past quiet hours and throttles.
    ///
    /// @param call what the caller saw and said; refused when the crowd has grown since, and when
    ///     everybody was called for this page already
    @Transactional
    public Called callEverybody(PageId id, EverybodyCall call, Instant now) {
        Crowd crowd = crowds.of(call.choice(), now);
        if (crowd.recipients().isEmpty()) {
            return new Called.Refused(
                    "Nobody would be reached: " + String.join("; ", crowd.gaps()));
        }
        if (crowd.recipients().size() > call.seen()) {
            return new Called.Refused(
                    "It would page "
                            + crowd.recipients().size()
                            + " people now, not "
                            + call.seen()
                            + "; look again");
        }
        if (call.line().isBlank()) {
            return new Called.Refused("Say in one line what they shall know");
        }
        // Locked: who sends the same again, or closes the page meanwhile, comes before or after us.
        Page page = store.locked(id).orElse(null);
        if (page == null || !page.isOpen()) {
            return new Called.Refused("The page is closed");
        }
        if (call.isDrill() ? lists.hasDrill(page.service(), call) : page.everybody() != null) {
            return new Called.Refused(
                    call.isDrill()
                            ? "You are running this very drill already; end it first"
                            : "Everybody was called already");
        }
        Page called = call.isDrill() ? openDrill(page, call, now) : page;
        change(called, now, draft -> callAll(draft, crowd, call));
        return new Called.Done(called.id(), crowd.recipients().size());
    }

    private Page openDrill(Page page, EverybodyCall call, Instant now) {
        Page drill =
                new Page(
                        store.nextId(),
                        null,
                        page.service(),
                        page.severity(),
                        call.line(),
                        List.of(),
                        PageState.ACKNOWLEDGED,
                        Position.start(now),
                        now,
                        new Page.Taken(now, "person:" + call.by()),
                        null,
                        null,
                        new Page.Timer(null, "a drill"));
        Draft draft = new Draft(drill, List.of(), now);
        draft.entry(PageEntry.Kind.OPENED, "person:" + call.by(), "a drill");
        pager.write(draft);
        return drill;
    }

    private void callAll(Draft draft, Crowd crowd, EverybodyCall call) {
        draft.page(
                draft.page().withEverybody(new Page.Everybody(draft.now(), call.line().strip())));
        draft.entry(
                PageEntry.Kind.EVERYBODY,
                "person:" + call.by(),
                "calls " + crowd.recipients().size() + " people: " + call.line().strip());
        List<Recipient> others =
                crowd.recipients().stream()
                        .filter(recipient -> !recipient.person().equals(call.by()))
                        .toList();
        pager.call(
                draft,
                new Pager.Call(others, PagedPerson.WITH_EVERYBODY, true, Priority.FIRST_PAGE));
        Takings.answer(draft, call.by(), Answer.HERE);
    }

    /// Enough people came: nobody is reminded any more.
    ///
    /// @return whether there is such an open page
    @Transactional
    public boolean enough(PageId id, PersonId by, Instant now) {
        return change(
                id,
                now,
                draft -> {
                    draft.persons().stream()
                            .filter(PagedPerson::isAsked)
                            .forEach(person -> draft.put(person.notAsked()));
                    draft.dropAllPlanned();
                    draft.entry(
                            PageEntry.Kind.STOPPED,
                            "person:" + by,
                            "enough people: the rest is not paged any more");
                });
    }

    /// Ends a drill; a page about an alert ends with its alert.
    @Transactional
    public boolean endDrill(PageId id, PersonId by, Instant now) {
        return change(
                id,
                now,
                draft -> {
                    if (draft.page().isDrill()) {
                        draft.dropAllPlanned();
                        draft.entry(PageEntry.Kind.CLOSED, "person:" + by, "the drill is over");
                        draft.page(draft.page().closed(now));
                    }
                });
    }

    private boolean change(PageId id, Instant now, Consumer<Draft> change) {
        Page page = store.locked(id).orElse(null);
        if (page == null || !page.isOpen()) {
            return false;
        }
        change(page, now, change);
        return true;
    }

    private void change(Page locked, Instant now, Consumer<Draft> change) {
        Draft draft = new Draft(locked, store.persons(locked.id()), now);
        change.accept(draft);
        pager.advance(draft);
        pager.write(draft);
    }
}
