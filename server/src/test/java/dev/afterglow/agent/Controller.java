package dev.afterglow.agent;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Somebody who renews faults until it is gone without a word.
final class Controller {

    private static final long EACH_NANOS = 400_000_000;

    private final AgentProcess agent;
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicReference<String> complaint = new AtomicReference<>("");

    Controller(AgentProcess agent) {
        this.agent = agent;
        Thread.ofPlatform().daemon().name("controller").start(this::renew);
    }

    /// @param fields of the order without its braces, such as `"kind": "pause"`
    void begin(String name, String fields) throws Exception {
        var answer =
                agent.call(
                        "POST",
                        "faults",
                        "{\"name\": \"%s\", \"seconds\": 60, %s}".formatted(name, fields));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(fields + ": " + answer.body());
        }
        names.add(name);
    }

    /// Ends without ending its faults.
    ///
    /// @return when, by `System.nanoTime`
    long leave() {
        gone.set(true);
        return System.nanoTime();
    }

    /// What the agent answered when it would not renew; empty while it did.
    String complaint() {
        return complaint.get();
    }

    private void renew() {
        while (!gone.get()) {
            for (String name : names) {
                try {
                    var answer = agent.call("POST", "faults/" + name + "/renew", "");
                    if (answer.statusCode() != 200 && !gone.get()) {
                        complaint.compareAndSet("", answer.body());
                    }
                } catch (IOException away) {
                    LockSupport.parkNanos(EACH_NANOS / 4);
                } catch (Exception other) {
                    complaint.compareAndSet("", String.valueOf(other));
                }
            }
            LockSupport.parkNanos(EACH_NANOS);
        }
    }
}
