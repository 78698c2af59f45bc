package dev.afterglow.paging;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Changed;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to pages: what is going on, and what people do about it.
@Service
public class Paging {

    private final PageStore store;
    private final PageLists lists;
    private final Pager pager;
    private final Alerts alerts;

    Paging(PageStore store, PageLists lists, Pager pager, Alerts alerts) {
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
}
