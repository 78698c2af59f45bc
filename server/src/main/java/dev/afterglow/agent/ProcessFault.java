package dev.afterglow.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Processes of a name that stand still, or are killed; which of them is drawn.
final class ProcessFault implements Fault {

    private static final int MOST = 1_000;
    private static final int MOST_LOOKS = 500;
    private static final long BETWEEN_LOOKS_NANOS = 2_000_000;

    private final List<RunningProcess> chosen;
    private final boolean isKill;
    private final Signals signals = new Signals();

    private ProcessFault(List<RunningProcess> chosen, boolean isKill) {
        this.chosen = chosen;
        this.isKill = isKill;
    }

    static ProcessFault prepared(FaultOrder order, Ceiling ceiling, RandomGenerator random)
            throws IOException {
        String name = order.text("process");
        if (!ceiling.processes().contains(name)) {
            throw Refusal.forbidden("process: " + name);
        }
        int count = order.number("count", 1, 1, MOST);
        List<RunningProcess> there =
                new ArrayList<>(
                        RunningProcess.named(name).stream()
                                .filter(each -> each.pid() > 1)
                                .filter(each -> each.state() != 'T')
                                .toList());
        if (there.isEmpty()) {
            throw new Refusal(404, "process: no process is called '" + name + "' here");
        }
        if (there.size() - count < ceiling.leaveRunning()) {
            throw Refusal.forbidden(
                    "count: %d of %d called '%s', with at least %d left running"
                            .formatted(count, there.size(), name, ceiling.leaveRunning()));
        }
        Collections.shuffle(there, Random.from(random));
        return new ProcessFault(
                List.copyOf(there.subList(0, count)), order.kind() == FaultKind.KILL);
    }

    @Override
    public String undo() {
        return isKill
                ? "exit 0\n"
                : chosen.stream()
                        .map(each ->
                                "(\n"
                                        + each.onlyWhileThere()
                                        + "kill -CONT "
                                        + each.pid()
                                        + "\n) || exit 1\n")
                        .collect(Collectors.joining());
    }

    @Override
    public void inject() throws IOException {
        for (RunningProcess each : chosen) {
            boolean same = RunningProcess.find(each.pid()).filter(this::isSame).isPresent();
            if (!same || !signals.send(each.pid(), isKill ? Signals.KILL : Signals.STOP)) {
                throw new IOException("process " + each.pid() + " was gone before it was touched");
            }
        }
        for (RunningProcess each : chosen) {
            awaitFelt(each);
        }
    }

    /// A signal is felt when the process is scheduled next.
    private void awaitFelt(RunningProcess chosen) throws IOException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            char state =
                    RunningProcess.find(chosen.pid())
                            .filter(this::isSame)
                            .map(RunningProcess::state)
                            .orElse('Z');
            if (state == (isKill ? 'Z' : 'T')) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        throw new IOException(
                "process " + chosen.pid() + " was sent a signal and does not feel it");
    }

    private boolean isSame(RunningProcess found) {
        return chosen.stream()
                .anyMatch(each -> each.pid() == found.pid() && each.started() == found.started());
    }

    /// Somebody else may have woken them.
    @Override
    public boolean keep() {
        return chosen.stream()
                .allMatch(each ->
                        RunningProcess.find(each.pid())
                                .filter(this::isSame)
                                .filter(found -> found.state() == 'T')
                                .isPresent());
    }

    @Override
    public boolean lasts() {
        return !isKill;
    }

    @Override
    public String words() {
        return chosen.stream()
                .map(each -> each.name() + " " + each.pid())
                .collect(Collectors.joining(", "));
    }
}
