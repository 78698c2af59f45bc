package dev.afterglow.radar;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door for whoever worries. Both promises spend a ticket.
///
/// After each worry the round's rows are written again in random order, in one transaction: neither
/// where a row lies nor which transaction wrote it tells when it came.
@Service
public class HandingIn {

    private final SubmissionStore store;
    private final Tickets tickets;
    private final Cycles cycles;

    HandingIn(SubmissionStore store, Tickets tickets, Cycles cycles) {
        this.store = store;
        this.tickets = tickets;
        this.cycles = cycles;
    }

    /// What is known of who hands in confidentially.
    ///
    /// @param ticket what their browser held; null without script, or by mail
    public record Sender(PersonId person, @Nullable Ticket ticket, boolean byMail) {}

    /// Takes a worry whose name is kept apart.
    @Transactional
    public HandedIn confidential(Worry worry, Sender sender, Instant now) {
        store.hold();
        Cycle cycle = cycles.open(now);
        if (store.countConfidential(cycle.id(), sender.person()) >= Ticket.SLOTS) {
            return new HandedIn.Refused(
                    "You have handed in three confidentially in this round, which is as many as "
                            + "anybody can. You can add to them under “Mine”.");
        }
        OptionalInt slot;
        Ticket ticket = sender.ticket();
        if (ticket == null) {
            slot = tickets.keepBack(sender.person(), cycle.id());
        } else {
            Optional<String> refusal = tickets.take(ticket, now);
            if (refusal.isPresent()) {
                return new HandedIn.Refused(refusal.get());
            }
            tickets.tookOpenly(sender.person(), ticket);
            slot = OptionalInt.of(ticket.slot());
        }
        UUID id = UUID.randomUUID();
        store.insert(new NewSubmission(id, cycle.id(), slot, worry, null));
        store.insertSender(id, sender.person(), sender.byMail());
        store.shuffle(cycle.id());
        return new HandedIn.Taken(id);
    }

    /// Takes a worry from whoever holds a ticket, which says nothing about who that is.
    @Transactional
    public HandedIn unlinkable(Worry worry, Ticket ticket, Receipt receipt, Instant now) {
        store.hold();
        Tickets.Crowd crowd = tickets.crowd(now);
        if (!crowd.isOpen()) {
            return new HandedIn.Refused(
                    "Unlinkable opens when %d people hold tickets; now %d do. With fewer, a guess"
                                    .formatted(crowd.needed(), crowd.holders())
                            + " would be easy.");
        }
        Optional<String> refusal = tickets.take(ticket, now);
        if (refusal.isPresent()) {
            return new HandedIn.Refused(refusal.get());
        }
        UUID id = UUID.randomUUID();
        store.insert(
                new NewSubmission(
                        id,
                        ticket.cycle(),
                        OptionalInt.of(ticket.slot()),
                        worry,
                        receipt.digest()));
        store.shuffle(ticket.cycle());
        return new HandedIn.Taken(id);
    }
}
