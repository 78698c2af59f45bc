package dev.afterglow.paging;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.Earlier;
import dev.afterglow.metrics.EarlierEvents;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Which services had an alert in the minutes before a deviation, and who was paged for it: any
/// service, for a dependency that nobody has written down is just the one to be looked for.
@Component
class EarlierPages implements EarlierEvents {

    private static final int MOST = 20;
    private static final int MOST_NAMES = 3;

    private final Alerts alerts;
    private final PageListStore lists;
    private final PageStore store;
    private final People people;

    EarlierPages(Alerts alerts, PageListStore lists, PageStore store, People people) {
        this.alerts = alerts;
        this.lists = lists;
        this.store = store;
        this.people = people;
    }

    @Override
    public List<Earlier> between(Instant from, Instant to, Deviation deviation) {
        return alerts.openedBetween(from, to, MOST).stream()
                .filter(alert -> !alert.signal().source().equals("metric:" + deviation.metric()))
                .map(this::earlier)
                .toList();
    }

    private Earlier earlier(Alert alert) {
        List<PersonId> paged =
                lists.latest(alert.id()).stream()
                        .flatMap(page -> store.persons(page.id()).stream())
                        .map(PagedPerson::person)
                        .toList();
        boolean held = alert.isSuppressed();
        return new Earlier(
                alert.openedAt(),
                paged.isEmpty() ? "alert" : "page",
                paged.isEmpty() ? "plain" : "live",
                alert.title() + (held ? ", held back" : ""),
                alert.service().value(),
                paged.isEmpty() ? "nobody paged" : names(paged),
                "/alerts/" + alert.id());
    }

    private String names(List<PersonId> ids) {
        String names =
                people.persons(ids).stream()
                        .limit(MOST_NAMES)
                        .map(Person::name)
                        .collect(Collectors.joining(", "));
        int more = ids.size() - MOST_NAMES;
        return more > 0 ? names + " and " + more + " more" : names;
    }
}
