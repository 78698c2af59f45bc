package dev.afterglow.paging;

import dev.afterglow.delivery.ContactMethods;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.Message;
import dev.afterglow.delivery.MessageId;
import dev.afterglow.delivery.Priority;
import dev.afterglow.paging.Decision.Notify;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Applies the decisions of [Escalation] to a page, and writes all of it in the caller's
/// transaction.
@Component
class Pager {

    private static final int MOST_DECISIONS = 100;

    private final Recipients recipients;
    private final People people;
    private final ContactMethods methods;
    private final RuleStore rules;
    private final PageMessages messages;
    private final Delivery delivery;
    private final PageStore store;
    private final DraftStore writing;

    Pager(
            Recipients recipients,
            People people,
            ContactMethods methods,
            RuleStore rules,
            PageMessages messages,
            Delivery delivery,
            PageStore store,
            DraftStore writing) {
        this.recipients = recipients;
        this.people = people;
        this.methods = methods;
        this.rules = rules;
        this.messages = messages;
        this.delivery = delivery;
        this.store = store;
        this.writing = writing;
    }

    /// Does all that is due now, and sets the timer for what comes next.
    ///
    /// @return whether the acknowledgement ran out, so that the alert has to be opened again
    boolean advance(Draft draft) {
        if (draft.page().policies().isEmpty()) {
            return false;
        }
        for (int count = 0; count < MOST_DECISIONS; count++) {
            Decision decision = Escalation.next(draft.situation(), draft.now());
            switch (decision) {
                case Notify step -> notify(draft, step);
                case Decision.PassOver step -> passOver(draft, step);
                case Decision.Remind(List<PersonId> late, String because) ->
                        remind(draft, late, because);
                case Decision.BeginRound(int round, Instant start, String because) ->
                        move(draft, draft.page().position().round(round, start), because);
                case Decision.HandOver(int policy, Instant start, String because) ->
                        move(draft, draft.page().position().inPolicy(policy, start), because);
                case Decision.Reopen reopen -> {
                    return true;
                }
                case Decision.WaitUntil(Instant at, String because) -> {
                    draft.page(draft.page().withTimer(at, because));
                    return false;
                }
                case Decision.Rest(String because) -> {
                    draft.page(draft.page().withTimer(null, because));
                    return false;
                }
                case Decision.Exhausted(String because) -> {
                    draft.page(draft.page().withTimer(null, because));
                    draft.entry(PageEntry.Kind.NOBODY, because);
                    return false;
                }
            }
        }
        draft.page(
                draft.page().withTimer(draft.now().plusSeconds(1), "more steps are due at once"));
        return false;
    }

    private static void move(Draft draft, Position position, String because) {
        draft.page(draft.page().withPosition(position));
        draft.entry(PageEntry.Kind.ROUND, because);
    }

    private static void passOver(Draft draft, Decision.PassOver decision) {
        draft.entry(
                PageEntry.Kind.PASSED_OVER,
                "Step " + (decision.number() + 1) + ": " + decision.because());
        draft.page(
                draft.page()
                        .withPosition(
                                draft.page()
                                        .position()
                                        .afterStep(decision.step().after(), false, draft.now())));
    }

    private void notify(Draft draft, Notify decision) {
        Page page = draft.page();
        Step step = decision.step();
        Found found = recipients.of(draft, decision);
        String name = "Step " + (decision.number() + 1);
        found.gaps().forEach(gap -> draft.entry(PageEntry.Kind.NOBODY, name + ": " + gap));
        Call call =
                new Call(
                        found.recipients(),
                        PagedPerson.BY_POLICY,
                        step.untilEveryone(),
                        decision.number() == 0 ? firstPriority(draft) : Priority.PAGE);
        int reached = call(draft, call);
        if (recipients.callsEverybody(step)) {
            draft.page(
                    draft.page().withEverybody(new Page.Everybody(draft.now(), page.headline())));
        }
        if (reached > 0) {
            draft.entry(
                    PageEntry.Kind.PAGED,
                    name + ", " + decision.because() + ": " + names(found.recipients()));
        }
        draft.page(
                draft.page()
                        .withPosition(
                                page.position()
                                        .afterStep(step.after(), reached == 0, draft.now())));
    }

    /// Whom the next step of a page would notify now.
    List<Recipient> preview(Page page, Instant now) {
        Policy policy = page.policies().get(page.position().policy());
        Step next = policy.steps().get(page.position().nextStep());
        return recipients.preview(page, next, now).recipients();
    }

    /// The first page of a service overtakes all others.
    private Priority firstPriority(Draft draft) {
        Page page = draft.page();
        return draft.lookups()
                        .isFirstOf(
                                page.service(), service -> store.hasOtherFiring(service, page.id()))
                ? Priority.FIRST_PAGE
                : Priority.PAGE;
    }

    /// Some people who are called at once.
    ///
    /// @param came see [PagedPerson]
    /// @param untilAnswered whether each is reminded until they answer
    record Call(
            List<Recipient> recipients, String came, boolean untilAnswered, Priority priority) {}

    /// Notifies people by their own rules.
    ///
    /// @return how many can be reached at all
    int call(Draft draft, Call call) {
        int reached = 0;
        Map<PersonId, Wishes> wishes = wishes(draft, call.recipients());
        for (Recipient recipient : call.recipients()) {
            Wishes own = wishes.get(recipient.person());
            if (own == null) {
                draft.entry(
                        PageEntry.Kind.NOBODY,
                        recipient.person() + " (" + recipient.because() + ") is not active here");
                continue;
            }
            reached++;
            boolean isEverybody = call.came().equals(PagedPerson.WITH_EVERYBODY);
            List<Notification> plan =
                    isEverybody
                            ? own.everyWay(draft.now())
                            : own.plan(draft.page().urgency(), draft.now());
            draft.put(paged(draft, recipient, call));
            tell(draft, own.person(), plan, new Telling(recipient.because(), call.priority()));
        }
        return reached;
    }

    private static PagedPerson paged(Draft draft, Recipient recipient, Call call) {
        PagedPerson earlier = draft.person(recipient.person());
        Instant remindAt = call.untilAnswered() ? draft.now().plus(Escalation.REMINDER) : null;
        if (earlier == null) {
            return new PagedPerson(
                    recipient.person(),
                    call.came(),
                    recipient.because(),
                    draft.now(),
                    Answer.NONE,
                    null,
                    remindAt,
                    0);
        }
        return earlier.pagedAgain(recipient.because(), draft.now(), remindAt);
    }

    private void remind(Draft draft, List<PersonId> late, String because) {
        List<Recipient> recipients =
                late.stream().map(person -> new Recipient(person, because)).toList();
        Map<PersonId, Wishes> wishes = wishes(draft, recipients);
        for (PersonId person : late) {
            PagedPerson asked = draft.person(person);
            Wishes own = wishes.get(person);
            if (asked == null) {
                throw new IllegalStateException(person + " is reminded but was not paged");
            }
            draft.put(asked.reminded(draft.now()));
            if (own != null) {
                tell(
                        draft,
                        own.person(),
                        own.reminder(draft.page().urgency(), draft.now()),
                        new Telling("reminder: " + asked.because(), Priority.PAGE));
            }
        }
        draft.entry(PageEntry.Kind.REMINDED, names(recipients));
    }

    private record Telling(String because, Priority priority) {}

    private void tell(Draft draft, Person person, List<Notification> plan, Telling telling) {
        for (Notification notification : plan) {
            if (notification.dueAt().isAfter(draft.now())) {
                draft.plan(notification);
            } else {
                draft.send(
                        notification,
                        messages.page(
                                draft.page(),
                                person,
                                notification,
                                new PageMessages.Why(
                                        telling.because(), telling.priority(), draft.now())));
            }
        }
    }

    /// A planned notification whose time has come.
    record Planned(Page page, NotificationStore.Due due) {}

    /// Hands planned notifications to the outbox.
    ///
    /// @return one message for each, in the same order
    List<MessageId> tellNow(List<Planned> all, Instant now) {
        List<PersonId> ids =
                all.stream().map(one -> one.due().notification().person()).distinct().toList();
        Map<PersonId, Person> persons =
                people.persons(ids).stream().collect(Collectors.toMap(Person::id, one -> one));
        List<Message> told = new ArrayList<>();
        for (Planned one : all) {
            Notification notification = one.due().notification();
            told.add(
                    messages.page(
                            one.page(),
                            Objects.requireNonNull(persons.get(notification.person())),
                            notification,
                            new PageMessages.Why(one.due().whyPaged(), Priority.PAGE, now)));
        }
        return delivery.send(told, now);
    }

    private Map<PersonId, Wishes> wishes(Draft draft, List<Recipient> asked) {
        List<PersonId> ids = asked.stream().map(Recipient::person).distinct().toList();
        return draft.lookups().wishes(ids, this::wishes);
    }

    /// How people want to be notified and can be reached; who has left is not in it.
    private Map<PersonId, Wishes> wishes(List<PersonId> ids) {
        List<Person> active = people.persons(ids).stream().filter(Person::active).toList();
        var ways = methods.of(active);
        var ownRules = rules.of(ids);
        var quiet = rules.quietHours(ids);
        Map<PersonId, Wishes> wishes = new HashMap<>();
        for (Person person : active) {
            wishes.put(
                    person.id(),
                    new Wishes(
                            person,
                            ownRules.getOrDefault(person.id(), List.of()),
                            quiet.get(person.id()),
                            ways.getOrDefault(person.id(), List.of())));
        }
        return wishes;
    }

    /// Writes the page, its people, its timers and its messages.
    void write(Draft draft) {
        write(List.of(draft));
    }

    /// The same for many pages, with two statements.
    ///
    /// @param drafts of different pages, at one instant
    void write(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        List<Message> outgoing =
                drafts.stream()
                        .flatMap(draft -> draft.outgoing().stream())
                        .map(Draft.Outgoing::message)
                        .toList();
        Iterator<MessageId> ids = delivery.send(outgoing, drafts.getFirst().now()).iterator();
        List<DraftStore.Saved> saved = new ArrayList<>();
        for (Draft draft : drafts) {
            List<DraftStore.Told> told = new ArrayList<>();
            draft.outgoing()
                    .forEach(one -> told.add(new DraftStore.Told(one.notification(), ids.next())));
            draft.planned().forEach(planned -> told.add(new DraftStore.Told(planned, null)));
            saved.add(new DraftStore.Saved(draft, told));
        }
        writing.save(saved);
    }

    private static String names(List<Recipient> recipients) {
        return recipients.stream()
                .map(recipient -> recipient.person() + " (" + recipient.because() + ")")
                .collect(Collectors.joining(", "));
    }
}
