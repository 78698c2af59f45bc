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

/// What happens to actions that nobody touches: they are called quiet, and owners are reminded once
/// to look at an automation again.
@Component
class ActionJobs {

    /// After so long without a word an open action is called quiet.
    static final Duration QUIET_AFTER = Duration.ofDays(180);

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
    /// @return how many actions were called quiet, and how many owners reminded
    public int step(Instant now) {
        Integer done = transaction.execute(status -> callQuiet(now) + remind(now));
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

    private int remind(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Action> due = untouched.toLookAt(today, now, AT_ONCE);
        for (Action action : due) {
            if (action.owner() != null) {
                people.person(action.owner())
                        .filter(Person::active)
                        .ifPresent(owner -> delivery.send(reminder(action, owner), now));
            }
        }
        return due.size();
    }

    private Message reminder(Action action, Person owner) {
        Guard guard = action.guard();
        String link = address.of("/actions/" + action.id());
        return new Message(
                "email",
                owner.email(),
                owner.id(),
                Priority.NORMAL,
                "Look again: " + action.title(),
                "You asked to look at this automation again.\n\nHow it could surprise us: %s\n%s\n"
                        .formatted(guard == null ? "" : guard.surprise(), link),
                null,
                "action:" + action.id().value(),
                "action-look-again:%d:%s"
                        .formatted(action.id().value(), guard == null ? "" : guard.lookAgain()),
                Map.of("link", link));
    }
}
