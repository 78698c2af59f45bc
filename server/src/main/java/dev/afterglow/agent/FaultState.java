package dev.afterglow.agent;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where one fault stands. Who asks, who keeps it and who ends it are different threads.
final class FaultState {

    private static final int MOST_DOUBLINGS = 16;

    private final FaultOrder order;
    private final Fault fault;
    private boolean isMade;
    private long madeNanos;
    private long renewedNanos;
    private long lookedNanos;
    private int takenOver;
    private @Nullable Ending ending;
    private long goneNanos;

    /// @param isPlanned as somebody asked for, not because something failed
    record Ending(String why, boolean isPlanned, long atNanos) {}

    FaultState(FaultOrder order, Fault fault) {
        this.order = order;
        this.fault = fault;
    }

    FaultOrder order() {
        return order;
    }

    Fault fault() {
        return fault;
    }

    /// From now on there is something to undo.
    synchronized void made(long nowNanos) {
        isMade = true;
        madeNanos = nowNanos;
        renewedNanos = nowNanos;
        lookedNanos = nowNanos;
    }

    synchronized boolean isMade() {
        return isMade;
    }

    synchronized boolean lives() {
        return ending == null;
    }

    /// Whether it was seen to be gone.
    synchronized boolean isGone() {
        return goneNanos != 0;
    }

    synchronized @Nullable Ending ending() {
        return ending;
    }

    synchronized void renewed(long nowNanos) {
        renewedNanos = nowNanos;
    }

    /// Somebody looks after it at this moment.
    synchronized void looked(long nowNanos) {
        lookedNanos = nowNanos;
    }

    /// Whether there is something to look after, and nobody did for so long. The one who asks takes
    /// it over; who comes after waits twice as long, so that a fault that holds up everybody does
    /// not gather threads without end.
    synchronized boolean isForsaken(long nowNanos, long patienceNanos) {
        long patience = patienceNanos << takenOver;
        if (!isMade || goneNanos != 0 || nowNanos - lookedNanos <= patience) {
            return false;
        }
        takenOver = Math.min(takenOver + 1, MOST_DOUBLINGS);
        lookedNanos = nowNanos;
        return true;
    }

    synchronized boolean hasLapsed(long nowNanos) {
        return nowNanos - renewedNanos > order.lease().toNanos();
    }

    synchronized boolean isOver(long nowNanos) {
        return nowNanos - madeNanos > order.most().toNanos();
    }

    /// The first reason counts.
    ///
    /// @return whether this was it
    synchronized boolean end(String why, boolean isPlanned, long nowNanos) {
        if (ending != null) {
            return false;
        }
        ending = new Ending(why, isPlanned, nowNanos);
        return true;
    }

    synchronized void gone(long nowNanos) {
        goneNanos = nowNanos;
    }

    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", order.name()).put("kind", order.kind().word());
        json.put("touched", fault.words());
        json.put("lease_ms", order.lease().toMillis()).put("seconds", order.most().toSeconds());
        Ending how = ending;
        json.put("state", how == null ? "lives" : goneNanos != 0 ? "gone" : "ending");
        if (how != null) {
            json.put("why", how.why()).put("planned", how.isPlanned());
        }
        if (how != null && goneNanos != 0) {
            json.put("gone_after_ms", (goneNanos - how.atNanos()) / 1_000_000);
        }
        return json;
    }
}
