package dev.afterglow.paging;

import dev.afterglow.alerts.Alert;
import dev.afterglow.services.ServiceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Opens the pages of all alerts that open in one transaction together, right before it commits, so
/// that a storm asks once for a duty and writes once. When the transaction commits, the pages and
/// their first messages are rows too; when something here fails, none of it is.
@Component
class Openings {

    private final Policies policies;
    private final PageStore store;
    private final Pager pager;

    Openings(Policies policies, PageStore store, Pager pager) {
        this.policies = policies;
        this.store = store;
        this.pager = pager;
    }

    /// Opens a page for an alert before the present transaction commits.
    void open(Alert alert, Instant at) {
        Waiting waiting = (Waiting) TransactionSynchronizationManager.getResource(this);
        if (waiting == null) {
            waiting = new Waiting();
            TransactionSynchronizationManager.bindResource(this, waiting);
            TransactionSynchronizationManager.registerSynchronization(waiting);
        }
        waiting.alerts.add(new Opened(alert, at));
    }

    /// Opens at once what waits: something asks for a page of this transaction.
    void openNow() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Waiting waiting) {
            waiting.openAll();
        }
    }

    private record Opened(Alert alert, Instant at) {}

    private void write(List<Opened> opened) {
        Set<ServiceId> services = new LinkedHashSet<>();
        opened.forEach(one -> services.add(one.alert().service()));
        Map<ServiceId, List<Policy>> frozen = policies.frozen(services);
        Lookups lookups = new Lookups();
        lookups.know(services, store.firing(services));
        List<PageId> ids = store.nextIds(opened.size());
        List<Draft> drafts = new ArrayList<>();
        for (int place = 0; place < opened.size(); place++) {
            Opened one = opened.get(place);
            List<Policy> chain = frozen.getOrDefault(one.alert().service(), List.of());
            Draft draft = new Draft(page(ids.get(place), one, chain), List.of(), one.at(), lookups);
            draft.entry(PageEntry.Kind.OPENED, "alert " + one.alert().id().shown());
            if (chain.isEmpty()) {
                String because = "no policy pages for service " + one.alert().service();
                draft.entry(PageEntry.Kind.NOBODY, because);
                draft.page(draft.page().withTimer(null, because));
            }
            pager.advance(draft);
            drafts.add(draft);
        }
        pager.write(drafts);
    }

    private static Page page(PageId id, Opened opened, List<Policy> chain) {
        Alert alert = opened.alert();
        return new Page(
                id,
                alert.id(),
                alert.service(),
                alert.severity(),
                alert.title(),
                chain,
                PageState.FIRING,
                Position.start(opened.at()),
                opened.at(),
                null,
                null,
                null,
                new Page.Timer(null, ""));
    }

    private final class Waiting implements TransactionSynchronization {

        private final List<Opened> alerts = new ArrayList<>();

        private void openAll() {
            List<Opened> all = List.copyOf(alerts);
            alerts.clear();
            if (!all.isEmpty()) {
                write(all);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            openAll();
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Openings.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Openings.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Openings.this);
        }
    }
}
