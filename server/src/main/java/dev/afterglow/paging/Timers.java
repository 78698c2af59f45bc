package dev.afterglow.paging;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.people.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Works on pages and notifications whose time has come. The rows stay locked while it does, so no
/// other server works on them, and a crash leaves them due.
@Component
class Timers {

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
    private static final Actor PAGING = new Actor.OfSystem("paging");

    private final PageStore store;
    private final NotificationStore notifications;
    private final Pager pager;
    private final Alerts alerts;
    private final TransactionTemplate transactions;

    Timers(
            PageStore store,
            NotificationStore notifications,
            Pager pager,
            Alerts alerts,
            TransactionTemplate transactions) {
        this.store = store;
        this.notifications = notifications;
        this.pager = pager;
        this.alerts = alerts;
        this.transactions = transactions;
    }

    /// Works on due pages, all in one transaction; if one makes trouble, each in its own.
    ///
    /// @return how many there were
    int pages(int limit, Instant now) {
        List<AlertId> ranOut = new ArrayList<>();
        int count;
        try {
            count = pagesTogether(limit, ranOut, now);
        } catch (RuntimeException exception) {
            if (limit == 1) {
                throw exception;
            }
            ranOut.clear();
            count = pagesOneByOne(limit, ranOut, now);
        }
        // The alert is locked before its page, as everywhere, hence after the commit above.
        ranOut.forEach(alert -> alerts.reopen(alert, PAGING, now));
        return count;
    }

    private int pagesTogether(int limit, List<AlertId> ranOut, Instant now) {
        Integer count =
                transactions.execute(status -> {
                    List<Page> due = store.due(limit, now);
                    work(due, ranOut, now);
                    return due.size();
                });
        return count == null ? 0 : count;
    }

    private int pagesOneByOne(int limit, List<AlertId> ranOut, Instant now) {
        int count = 0;
        for (; count < limit; count++) {
            PageId[] inWork = new PageId[1];
            try {
                Boolean found =
                        transactions.execute(status -> {
                            List<Page> due = store.due(1, now);
                            due.forEach(page -> {
                                inWork[0] = page.id();
                                work(List.of(page), ranOut, now);
                            });
                            return !due.isEmpty();
                        });
                if (!Boolean.TRUE.equals(found)) {
                    return count;
                }
            } catch (RuntimeException exception) {
                PageId page = inWork[0];
                if (page == null) {
                    throw exception;
                }
                LOG.error("event=page-trouble page={} next=again-in-30s", page, exception);
                store.postpone(page, now.plus(AFTER_TROUBLE));
            }
        }
        return count;
    }

    private void work(List<Page> due, List<AlertId> ranOut, Instant now) {
        Map<PageId, List<PagedPerson>> persons = store.persons(due.stream().map(Page::id).toList());
        Lookups lookups = new Lookups();
        List<Draft> drafts = new ArrayList<>();
        for (Page page : due) {
            Draft draft = new Draft(page, persons.getOrDefault(page.id(), List.of()), now, lookups);
            advance(draft, ranOut);
            drafts.add(draft);
        }
        pager.write(drafts);
    }

    private void advance(Draft draft, List<AlertId> ranOut) {
        boolean hasRunOut = pager.advance(draft);
        AlertId alert = draft.page().alert();
        if (hasRunOut && alert != null) {
            // Due again soon, in case the server stops before the alert is open again.
            draft.page(
                    draft.page()
                            .withTimer(
                                    draft.now().plus(AFTER_TROUBLE),
                                    "the acknowledgement ran out"));
            ranOut.add(alert);
        }
    }

    /// Hands planned notifications that are due to the outbox, unless somebody has it by now.
    ///
    /// @return how many were due
    @Transactional
    public int notifications(int limit, Instant now) {
        List<NotificationStore.Due> all = notifications.due(limit, now);
        Map<PageId, Page> pages =
                store.pages(all.stream().map(NotificationStore.Due::page).distinct().toList());
        List<Pager.Planned> wanted = new ArrayList<>();
        List<Long> unwanted = new ArrayList<>();
        for (NotificationStore.Due due : all) {
            Page page = Objects.requireNonNull(pages.get(due.page()), "a page is never removed");
            if (due.isWanted(page.state())) {
                wanted.add(new Pager.Planned(page, due));
            } else {
                unwanted.add(due.id());
            }
        }
        notifications.sent(
                wanted.stream().map(one -> one.due().id()).toList(), pager.tellNow(wanted, now));
        notifications.drop(unwanted);
        return all.size();
    }
}
