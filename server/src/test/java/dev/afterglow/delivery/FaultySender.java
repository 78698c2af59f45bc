package dev.afterglow.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.context.ApplicationContext;

/// The sender of messages as it is in bad times: it crashes at every edge between states, and its
/// providers are busy, lose their answers or answer twice. Seeded by the random generator given.
public final class FaultySender {

    private final Outbox outbox;
    private final RandomGenerator random;
    private final List<Receipt> receipts = new ArrayList<>();
    private boolean isHealed;

    public FaultySender(ApplicationContext context, RandomGenerator random) {
        this.outbox = context.getBean(Outbox.class);
        this.random = random;
    }

    /// What the provider got.
    ///
    /// @param isMarked whether the words say that it may be a repeat
    public record Receipt(MessageId message, String person, String reference, boolean isMarked) {}

    public List<Receipt> receipts() {
        return receipts;
    }

    /// From now on nothing goes wrong any more.
    public void heal() {
        isHealed = true;
    }

    /// Sends what is due, as far as the faults let it.
    public void step(Instant now) {
        outbox.recover(now);
        List<Claimed> claimed = outbox.claim(everyLane(), now);
        if (happens(5)) {
            return; // Crash right after the claim was committed.
        }
        for (Claimed one : claimed) {
            if (happens(5)) {
                continue; // Crash before the call.
            }
            Outcome outcome = call(one);
            if (happens(10)) {
                continue; // Crash after the call, before its end was recorded.
            }
            Ending ending = Ending.of(one, outcome, now);
            outbox.record(List.of(ending));
            if (happens(5)) {
                outbox.record(List.of(ending)); // The provider answers twice.
            }
        }
    }

    private Outcome call(Claimed claimed) {
        if (happens(15)) {
            return Outcome.TryLater.because("busy");
        }
        Outgoing outgoing = claimed.outgoing();
        receipts.add(
                new Receipt(
                        outgoing.id(),
                        String.valueOf(outgoing.person()),
                        outgoing.reference(),
                        outgoing.body().contains("may be a repeat")));
        return happens(15)
                ? new Outcome.Unknown("the answer was lost")
                : new Outcome.Sent("provider-" + outgoing.id());
    }

    private boolean happens(int percent) {
        return !isHealed && random.nextInt(100) < percent;
    }

    private static Map<Lane, Integer> everyLane() {
        Map<Lane, Integer> places = new HashMap<>();
        for (String channel : ChannelName.ALL) {
            places.put(new Lane(channel, true), 10);
            places.put(new Lane(channel, false), 10);
        }
        return places;
    }
}
