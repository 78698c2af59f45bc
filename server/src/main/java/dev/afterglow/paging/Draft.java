package dev.afterglow.paging;

import dev.afterglow.delivery.Message;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that changes about a page in one transaction, collected before anything is written.
final class Draft {

    private static final String PAGING = "system:paging";

    private final Instant now;
    private final Lookups lookups;
    private final Map<PersonId, PagedPerson> before = new LinkedHashMap<>();
    private final Map<PersonId, PagedPerson> changed = new LinkedHashMap<>();
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final List<Notification> planned = new ArrayList<>();
    private final List<PageEntry> entries = new ArrayList<>();
    private Drops drops = Drops.NONE;
    private Page page;

    Draft(Page page, List<PagedPerson> persons, Instant now) {
        this(page, persons, now, new Lookups());
    }

    /// @param lookups shared with other drafts of the same transaction and instant
    Draft(Page page, List<PagedPerson> persons, Instant now, Lookups lookups) {
        this.page = page;
        this.now = now;
        this.lookups = lookups;
        persons.forEach(person -> before.put(person.person(), person));
    }

    /// A notification that leaves with this transaction.
    record Outgoing(Notification notification, Message message) {}

    Page page() {
        return page;
    }

    void page(Page newPage) {
        page = newPage;
    }

    Instant now() {
        return now;
    }

    Lookups lookups() {
        return lookups;
    }

    @Nullable PagedPerson person(PersonId id) {
        PagedPerson latest = changed.get(id);
        return latest != null ? latest : before.get(id);
    }

    List<PagedPerson> persons() {
        Map<PersonId, PagedPerson> all = new LinkedHashMap<>(before);
        all.putAll(changed);
        return List.copyOf(all.values());
    }

    List<PagedPerson> changedPersons() {
        return List.copyOf(changed.values());
    }

    void put(PagedPerson person) {
        changed.put(person.person(), person);
    }

    void send(Notification notification, Message message) {
        outgoing.add(new Outgoing(notification, message));
    }

    void plan(Notification notification) {
        planned.add(notification);
    }

    void entry(String kind, String words) {
        entry(kind, PAGING, words);
    }

    void entry(String kind, String actor, String words) {
        entries.add(new PageEntry(now, kind, actor, words));
    }

    /// What is planned for later is not sent any more, but to those whose answer is still wanted.
    void dropPlanned() {
        drops = Drops.OTHERS;
    }

    /// Nothing that is planned for later is sent any more.
    void dropAllPlanned() {
        drops = Drops.ALL;
    }

    Drops drops() {
        return drops;
    }

    /// Which planned notifications end with this draft.
    enum Drops {
        NONE,
        OTHERS,
        ALL
    }

    List<Outgoing> outgoing() {
        return List.copyOf(outgoing);
    }

    List<Notification> planned() {
        return List.copyOf(planned);
    }

    List<PageEntry> entries() {
        return List.copyOf(entries);
    }

    Situation situation() {
        Page.Taken taken = page.taken();
        List<Situation.Asked> asked = new ArrayList<>();
        for (PagedPerson person : persons()) {
            Instant remindAt = person.remindAt();
            if (person.isAsked() && remindAt != null) {
                asked.add(new Situation.Asked(person.person(), remindAt));
            }
        }
        return new Situation(
                page.policies(),
                page.severity(),
                page.position(),
                taken == null ? null : taken.at(),
                page.state() == PageState.STOPPED || page.state() == PageState.CLOSED,
                asked);
    }
}
