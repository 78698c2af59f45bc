package dev.afterglow.delivery;

import dev.afterglow.delivery.DeliveryStore.Recorded;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Finds another way to a person when a page did not arrive on the first: the next usable contact
/// method that was not tried for this page, and the inbox inside when there is none left.
@Component
class Fallback {

    private final ContactStore contacts;
    private final ContactMethods methods;
    private final WakeUp wakeUp;

    Fallback(ContactStore contacts, ContactMethods methods, WakeUp wakeUp) {
        this.contacts = contacts;
        this.methods = methods;
        this.wakeUp = wakeUp;
    }

    /// @return the channel that the page now goes to as well; empty for none
    String fallFrom(Recorded recorded, Instant now) {
        if (recorded.person() == null || recorded.hasFallen()) {
            return "";
        }
        PersonId person = new PersonId(recorded.person());
        for (ContactMethod method : methods.withInbox(person)) {
            boolean isNew =
                    method.isUsable()
                            && contacts.copyMessage(
                                    recorded.id(), method.channel(), method.address(), now);
            if (isNew) {
                wakeUp.afterCommit();
                return method.channel();
            }
        }
        return "";
    }
}
