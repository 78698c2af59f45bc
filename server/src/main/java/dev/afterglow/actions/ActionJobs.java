package dev.afterglow.actions;

import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.Message;
import dev.afterglow.delivery.Priority;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PublicAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What happens to actions that nobody touches: the owner is asked once whether it is still meant,
/// later they are called quiet; and owners are reminded once to look at an automation again.
@Component
class ActionJobs {

    /// After so long without a word an open action is called quiet.
    static final Duration QUIET_AFTER = Duration.ofDays(180);

    /// The owner is asked so long before.
    static final Duration ASKED_BEFORE = Duration.ofDays(30);

    private static final int AT_ONCE = 100;
    private static final Actor CLOCK = new Actor.OfSystem("actions");

    private final Actions actions;
    private final UntouchedStore untouched;
    private final People people;
    private final Delivery delivery;
    private final PublicAddress address;
    private final TransactionTemplate transaction;

    ActionJobs(
            Actions actions,
            UntouchedStore untouched,
            People people,
            Delivery delivery,
            PublicAddress address,
            TransactionTemplate transaction) {
        this.actions = actions;
        this.untouched = untouched;
        this.people = people;
        this.delivery = delivery;
        this.address = address;
        this.transaction = transaction;
    }

    /// One pass; what another server works on is left to it.
    ///
    /// @return how many actions were called quiet, or their owners reminded
    public int step(Instant now) {
        Integer done = transaction.execute(status -> callQuiet(now) + ask(now) + remind(now));
        return done == null ? 0 : done;
    }

    private int callQuiet(Instant now) {
        List<ActionId> quiet = untouched.openBefore(now.minus(QUIET_AFTER), AT_ONCE);
        for (ActionId id : quiet) {
            String reason = "Nobody said a word about it for " + QUIET_AFTER.toDays() + " days.";
            actions.end(id, new Ending(State.QUIET, now, reason, "", null), CLOCK);
        }
        return quiet.size();
    }

    private int ask(Instant now) {
        Instant before = now.minus(QUIET_AFTER).plus(ASKED_BEFORE);
        List<Action> due = untouched.toAskAbout(before, now, AT_ONCE);
        due.forEach(action -> tellOwner(action, question(action), now));
        return due.size();
    }

    private static Reminder question(Action action) {
        return new Reminder(
                "Is it still meant? " + action.title(),
                "Nobody said a word about it for %d days. In %d days it is called quiet.\n\n"
                                .formatted(
                                        QUIET_AFTER.minus(ASKED_BEFORE).toDays(),
                                        ASKED_BEFORE.toDays())
                        + "Done, declined, overtaken, or something learnt: each is an answer.",
                "action-still-meant:%d:%s".formatted(action.id().value(), action.touchedAt()));
    }

    private int remind(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Action> due = untouched.toLookAt(today, now, AT_ONCE);
        due.forEach(action -> tellOwner(action, reminder(action), now));
        return due.size();
    }

    private static Reminder reminder(Action action) {
        Guard guard = action.guard();
        return new Reminder(
                "Look again: " + action.title(),
                "You asked to look at this automation again.\n\nHow it could surprise us: "
                        + (guard == null ? "" : guard.surprise()),
                "action-look-again:%d:%s"
                        .formatted(action.id().value(), guard == null ? "" : guard.lookAgain()));
    }

    /// @param key said once
    private record Reminder(String subject, String text, String key) {}

    /// Nobody where it has no owner, or one who left.
    private void tellOwner(Action action, Reminder reminder, Instant now) {
        if (action.owner() != null) {
            people.person(action.owner())
                    .filter(Person::active)
                    .ifPresent(owner -> delivery.send(message(action.id(), owner, reminder), now));
        }
    }

    private Message message(ActionId id, Person owner, Reminder reminder) {
        String link = address.of("/actions/" + id);
        return new Message(
                "email",
                owner.email(),
                owner.id(),
                Priority.NORMAL,
                reminder.subject(),
                reminder.text() + "\n" + link + "\n",
                null,
                "action:" + id.value(),
                reminder.key(),
                Map.of("link", link));
    }
}
