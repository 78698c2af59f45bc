package dev.afterglow.agent;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes faults below the ceiling, and ends them. All that it decides hangs on a clock that nobody
/// can set.
final class Agent {

    /// Two beats are further apart only when this process stood still: then nothing is kept any
    /// more. Below the guard's patience, so that what the guard undid is never kept.
    private static final long STOOD_STILL_NANOS = 900_000_000;

    private static final int MOST_REMEMBERED = 100;

    private final Ceiling ceiling;
    private final Abilities abilities;
    private final Records records;
    private final AuditLog audit;
    private final Keeper keeper;
    private final RandomGenerator random;
    private final Path haltFile;
    private final FileChannel lock;
    private final Map<String, FaultState> faults = new LinkedHashMap<>();
    private final Set<String> beginning = new HashSet<>();
    private volatile Guard guard;
    private long beatNanos;

    /// Undoes what an earlier agent left behind, and starts the guard.
    ///
    /// @param state a folder of root: records, audit log, and the file `halt`
    Agent(
            Ceiling ceiling,
            Abilities abilities,
            Path state,
            InstantSource clock,
            RandomGenerator random)
            throws IOException {
        this.ceiling = ceiling;
        this.abilities = abilities;
        this.random = random;
        records = new Records(state);
        audit = new AuditLog(state.resolve("audit.log"), clock);
        keeper = new Keeper(records, audit);
        haltFile = state.resolve("halt");
        lock = locked(state);
        new Sweep(records, audit).of(ceiling.namespaces());
        guard = Guard.start(records.folder());
        beatNanos = System.nanoTime();
    }

    private static FileChannel locked(Path state) throws IOException {
        FileChannel file =
                FileChannel.open(
                        state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() != null) {
                return file;
            }
        } catch (OverlappingFileLockException own) {
            file.close();
        }
        throw new IOException("another agent works with the folder " + state);
    }

    /// Makes a fault; it lives until its lease lapses.
    ///
    /// @throws Refusal saying what is wrong, not allowed or not possible
    FaultState begin(JsonNode sent) throws IOException {
        FaultOrder order = FaultOrder.read(sent, ceiling);
        try {
            reserve(order);
        } catch (Refusal refused) {
            audit.add("refused", order.name(), refused.words());
            throw refused;
        }
        try {
            FaultState state = new FaultState(order, prepared(order));
            records.write(order.name(), state.fault().undo());
            remember(state);
            make(state);
            return state;
        } catch (Refusal refused) {
            audit.add("refused", order.name(), refused.words());
            throw refused;
        } finally {
            release(order.name());
        }
    }

    private synchronized void reserve(FaultOrder order) {
        halted().ifPresent(why -> {
            throw new Refusal(423, "everything is halted here: " + why);
        });
        if (!ceiling.kinds().contains(order.kind())) {
            throw Refusal.forbidden("kind: " + order.kind().word());
        }
        abilities
                .whyNot(order.kind())
                .ifPresent(why -> {
                    throw new Refusal(501, "kind: %s: %s".formatted(order.kind().word(), why));
                });
        FaultState same = faults.get(order.name());
        if (beginning.contains(order.name()) || (same != null && !same.isGone())) {
            throw new Refusal(409, "name: there is a fault called " + order.name());
        }
        long living = faults.values().stream().filter(each -> !each.isGone()).count();
        if (living + beginning.size() >= ceiling.most().faults()) {
            throw Refusal.forbidden(living + " faults at once");
        }
        if (!guard.isThere()) {
            throw new Refusal(503, "the guard is gone; a new one is being started");
        }
        beginning.add(order.name());
    }

    private synchronized void release(String name) {
        beginning.remove(name);
    }

    private Fault prepared(FaultOrder order) throws IOException {
        return switch (order.kind()) {
            case KILL, PAUSE -> ProcessFault.prepared(order, ceiling, random);
            case CPU, MEMORY, IO -> LoadFault.prepared(order, ceiling);
            case DISK -> SpaceFault.prepared(order, ceiling);
            case LOSS, BLACKHOLE, RESET, DNS -> PacketFault.prepared(order, ceiling);
            case CLOCK -> ClockFault.prepared(order, ceiling);
        };
    }

    private void make(FaultState state) {
        audit.add("begins", state.order().name(), state.fault().words());
        try {
            state.fault().inject();
        } catch (IOException broken) {
            state.made(System.nanoTime());
            keeper.end(state, "it could not be made: " + broken.getMessage(), false);
            keeper.keep(state);
            throw new Refusal(500, broken.getMessage() + "; what was done is undone");
        }
        state.made(System.nanoTime());
        if (!state.fault().lasts()) {
            keeper.end(state, "it is done", true);
        }
        keeper.keep(state);
    }

    private synchronized void remember(FaultState state) {
        faults.remove(state.order().name());
        faults.put(state.order().name(), state);
        if (faults.size() > MOST_REMEMBERED) {
            faults.values().stream()
                    .filter(FaultState::isGone)
                    .findFirst()
                    .ifPresent(oldest -> faults.remove(oldest.order().name()));
        }
    }

    /// Renews the lease.
    ///
    /// @throws Refusal 404 for a name that is not known, 410 when it ended unasked
    FaultState renew(String name) {
        FaultState state = known(name);
        FaultState.Ending ending = state.ending();
        if (ending == null) {
            state.renewed(System.nanoTime());
        } else if (!ending.isPlanned()) {
            throw new Refusal(410, "%s ended: %s".formatted(name, ending.why()));
        }
        return state;
    }

    /// Ends a fault that may have ended before, and says what became of it.
    FaultState end(String name, String why) {
        FaultState state = known(name);
        keeper.end(state, why, true);
        return state;
    }

    synchronized FaultState known(String name) {
        FaultState state = faults.get(name);
        if (state == null) {
            throw new Refusal(404, "there is no fault called '" + name + "'");
        }
        return state;
    }

    /// Ends everything; nothing begins before root takes the file away.
    void halt(String why) throws IOException {
        Files.writeString(haltFile, why.strip() + "\n");
        audit.add("halted", "", why);
        endAll("everything is halted: " + why, true);
    }

    private Optional<String> halted() {
        return Files.exists(haltFile)
                ? Optional.of("the file " + haltFile + " is there")
                : Optional.empty();
    }

    /// Tells the guard that the agent is there, and sees whether it was. Called by one thread
    /// three times a second; waits for no disk and no other program.
    void beat() throws IOException {
        long now = System.nanoTime();
        long still = now - beatNanos;
        beatNanos = now;
        boolean isGuarded = guard.hears();
        if (still > STOOD_STILL_NANOS) {
            endAll("the agent stood still for %d ms".formatted(still / 1_000_000), false);
        }
        if (guard.hasUndone()) {
            endAll("the guard heard nothing of the agent, and undid it", false);
        }
        if (!isGuarded) {
            endAll("the guard was gone", false);
            audit.add("guard-gone", "", "a new one is started");
            guard = Guard.start(records.folder());
            beatNanos = System.nanoTime();
        }
        halted().ifPresent(why -> endAll("everything is halted: " + why, true));
        lookAfterThoseWhoLook();
    }

    private synchronized void lookAfterThoseWhoLook() {
        long now = System.nanoTime();
        faults.values().forEach(each -> keeper.takeOver(each, now));
    }

    /// Said first of all, then done by the threads that keep them.
    private synchronized void endAll(String why, boolean isPlanned) {
        for (FaultState each : faults.values()) {
            each.end(why, isPlanned, System.nanoTime());
        }
    }

    synchronized ArrayNode all() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        faults.values().forEach(each -> all.add(each.json()));
        return all;
    }

    /// What could be done here, what is allowed, and why not.
    ArrayNode kinds() {
        ArrayNode kinds = JsonNodeFactory.instance.arrayNode();
        for (FaultKind kind : FaultKind.values()) {
            ObjectNode one = kinds.addObject();
            one.put("kind", kind.word()).put("does", kind.words());
            one.put("allowed", ceiling.kinds().contains(kind));
            one.put("possible", abilities.whyNot(kind).isEmpty());
            abilities.whyNot(kind).ifPresent(why -> one.put("why", why));
            ArrayNode fields = one.putArray("fields");
            new ArrayList<>(kind.fields()).stream().sorted().forEach(fields::add);
        }
        return kinds;
    }

    /// Ends everything, and lets the guard go when all is gone.
    void stop() throws IOException {
        endAll("the agent was stopped", false);
        List<FaultState> last;
        synchronized (this) {
            last = List.copyOf(faults.values());
        }
        last.forEach(each -> keeper.end(each, "the agent was stopped", false));
        keeper.stop();
        if (records.left().isEmpty()) {
            guard.dismiss();
        }
        lock.close();
    }

    long guardPid() {
        return guard.pid();
    }
}
