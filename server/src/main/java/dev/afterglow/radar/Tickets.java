package dev.afterglow.radar;

import dev.afterglow.people.PersonId;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to tickets: three a person and round, signed without being seen.
///
/// The side that signs knows who asked and not what it signed; the side that takes them knows what
/// it takes and not who asked. Everybody's browser draws all three at sign-in, so that having drawn
/// says nothing.
@Service
public class Tickets {

    private final TicketStore store;
    private final Cycles cycles;
    private final RadarSettings settings;
    private final TicketKeyMaker maker;
    private final SecureRandom random = new SecureRandom();
    private final Queue<TicketKey> ahead = new ConcurrentLinkedQueue<>();

    Tickets(TicketStore store, Cycles cycles, RadarSettings settings, TicketKeyMaker maker) {
        this.store = store;
        this.cycles = cycles;
        this.settings = settings;
        this.maker = maker;
    }

    /// The public half of a key.
    ///
    /// @param modulus in hexadecimal digits; the exponent is 65537
    public record Key(long cycle, int slot, String modulus) {

        /// The first 16 digits of its digest, for comparing with a colleague's.
        public String fingerprint() {
            return Digests.of(modulus).substring(0, 16);
        }
    }

    /// A blinded ticket to sign.
    ///
    /// @param blinded hexadecimal digits
    public record Request(int slot, String blinded) {}

    /// The answer for one slot.
    ///
    /// @param signature blind signature in hexadecimal digits; empty when refused
    /// @param refusal why there is none; empty when signed
    public record Drawn(int slot, String signature, String refusal) {}

    /// How the radar stands for unlinkable worries.
    ///
    /// @param holders how many people have drawn tickets in the open round
    /// @param needed how many it takes
    public record Crowd(int holders, int needed) {

        public boolean isOpen() {
            return holders >= needed;
        }
    }

    /// The keys of the open round, one a slot. Makes those that are missing, a second or so, and
    /// not within a transaction of its own.
    public List<Key> keys(Instant now) {
        Cycle cycle = cycles.open(now);
        return IntStream.rangeClosed(1, Ticket.SLOTS)
                .mapToObj(slot -> key(cycle.id(), slot))
                .map(key -> new Key(key.cycle(), key.slot(), key.modulus().toString(16)))
                .toList();
    }

    /// Makes the keys of so many rounds ahead, in memory, for whoever goes through them in one
    /// transaction, which must not wait for keys.
    public void makeAhead(int rounds) {
        for (int i = 0; i < rounds * Ticket.SLOTS; i++) {
            ahead.add(maker.make());
        }
    }

    /// Keeps the keys of one round ahead, so that nobody waits when a round begins.
    void keepAhead() {
        while (ahead.size() < Ticket.SLOTS) {
            ahead.add(maker.make());
        }
    }

    /// How many hold tickets of the open round.
    @Transactional
    public Crowd crowd(Instant now) {
        return new Crowd(store.holders(cycles.open(now).id()), settings.holders());
    }

    /// Signs a person's tickets of the open round, each slot once. Asking again with the same
    /// blinded ticket, after an answer was lost, is answered again.
    ///
    /// Throws an [IllegalArgumentException] when a request is malformed; then nothing is signed.
    @Transactional
    public List<Drawn> draw(PersonId person, List<Request> requests, Instant now) {
        long cycle = cycles.open(now).id();
        return requests.stream().map(request -> draw(cycle, person, request)).toList();
    }

    private Drawn draw(long cycle, PersonId person, Request request) {
        if (request.slot() < 1 || request.slot() > Ticket.SLOTS) {
            throw new IllegalArgumentException("A slot is 1 to 3, was " + request.slot());
        }
        byte[] blinded = HexFormat.of().parseHex(request.blinded());
        byte[] signature = BlindRsa.sign(key(cycle, request.slot()).privateKey(), blinded, random);
        boolean first =
                store.draw(
                        new TicketStore.Draw(cycle, request.slot(), person),
                        Digests.of(request.blinded()));
        return first
                ? new Drawn(request.slot(), HexFormat.of().formatHex(signature), "")
                : new Drawn(
                        request.slot(),
                        "",
                        "You drew this ticket before, in another browser or before its memory was"
                                + " cleared. It is there, not here.");
    }

    /// Takes a ticket, once. Empty when it was taken, else why not.
    @Transactional
    public Optional<String> take(Ticket ticket, Instant now) {
        Cycle open = cycles.open(now);
        if (ticket.cycle() != open.id()) {
            return Optional.of(
                    "This ticket belongs to another round. Tickets of the round "
                            + open.label()
                            + " are drawn when you open a page.");
        }
        BigInteger modulus = key(open.id(), ticket.slot()).modulus();
        if (!BlindRsa.verify(modulus, ticket.message(), ticket.signature(), BlindRsa.SALT_BYTES)) {
            return Optional.of("This is not a ticket of this round and slot.");
        }
        return store.spend(open.id(), ticket.slot(), ticket.digest())
                ? Optional.empty()
                : Optional.of("This ticket was handed in before; each is taken once.");
    }

    /// Notes that a person's ticket of a slot went into a confidential worry.
    void tookOpenly(PersonId person, Ticket ticket) {
        store.tookOpenly(new TicketStore.Draw(ticket.cycle(), ticket.slot(), person));
    }

    /// For a browser without tickets: keeps back the lowest slot that the person has not drawn.
    /// Empty when all three were drawn; then the worry is counted by its name alone.
    OptionalInt keepBack(PersonId person, long cycle) {
        return IntStream.rangeClosed(1, Ticket.SLOTS)
                .filter(slot -> store.keepBack(new TicketStore.Draw(cycle, slot, person)))
                .findFirst();
    }

    private TicketKey key(long cycle, int slot) {
        return store.key(cycle, slot)
                .orElseGet(() -> {
                    TicketKey made = ahead.poll();
                    store.insert((made == null ? maker.make() : made).at(cycle, slot));
                    return store.key(cycle, slot).orElseThrow();
                });
    }
}
