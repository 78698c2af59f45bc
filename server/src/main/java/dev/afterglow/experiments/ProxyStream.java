package dev.afterglow.experiments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// One direction of one connection: a reader that takes bytes as they come, and a writer that hands
/// them on as the toxics say. Toxics may come and go meanwhile; whoever waits is woken.
final class ProxyStream {

    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int MOST_WAITING_BYTES = 1 << 20;

    private final InputStream from;
    private final OutputStream to;
    private final ProxyConnection connection;
    private final SplittableRandom random;
    private final Deque<Chunk> waiting = new ArrayDeque<>();
    private final Map<String, Boolean> chosen = new HashMap<>();
    private List<Toxic> toxics = List.of();
    private long waitingBytes;
    private long handedOn;
    private boolean ended;
    private boolean closed;
    private long timeoutSince;

    private record Chunk(byte[] bytes, long readAtNanos, long jitterSeed) {}

    ProxyStream(
            InputStream from,
            OutputStream to,
            ProxyConnection connection,
            SplittableRandom random) {
        this.from = from;
        this.to = to;
        this.connection = connection;
        this.random = random;
    }

    void start(String name) {
        Thread.ofVirtual().name(name + "-read").start(this::read);
        Thread.ofVirtual().name(name + "-write").start(this::write);
    }

    /// From now on these; a timeout that was taken away closes the connection, as in toxiproxy.
    synchronized void toxics(List<Toxic> now) {
        boolean hadTimeout = active(Toxic.Type.TIMEOUT).isPresent();
        toxics = now;
        chosen.keySet().retainAll(now.stream().map(Toxic::name).toList());
        if (hadTimeout && active(Toxic.Type.TIMEOUT).isEmpty()) {
            connection.close();
        }
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void read() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                byte[] bytes = java.util.Arrays.copyOf(buffer, n);
                if (!take(new Chunk(bytes, System.nanoTime(), random.nextLong()))) {
                    return;
                }
            }
            end();
        } catch (IOException broken) {
            connection.close();
        }
    }

    private synchronized boolean take(Chunk chunk) {
        while (waitingBytes >= MOST_WAITING_BYTES && !closed) {
            pause(0);
        }
        waiting.add(chunk);
        waitingBytes += chunk.bytes().length;
        notifyAll();
        return !closed;
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private void write() {
        try {
            for (Optional<byte[]> next = next(); next.isPresent(); next = next()) {
                to.write(next.get());
                to.flush();
            }
            connection.endOf(this);
        } catch (IOException broken) {
            connection.close();
        }
    }

    /// The next bytes whose time has come; empty at the end.
    private synchronized Optional<byte[]> next() {
        while (!closed) {
            Optional<Toxic> timeout = active(Toxic.Type.TIMEOUT);
            if (timeout.isPresent()) {
                dropUntil(timeout.get());
                continue;
            }
            timeoutSince = 0;
            if (waiting.isEmpty()) {
                if (ended) {
                    waitToClose();
                    return Optional.empty();
                }
                pause(0);
                continue;
            }
            if (isReset()) {
                return Optional.empty();
            }
            long wait = dueNanos(waiting.peek()) - System.nanoTime();
            if (wait > 0) {
                pause(Math.max(1, wait / 1_000_000));
                continue;
            }
            Optional<byte[]> slice = slice();
            if (slice.isPresent()) {
                return slice;
            }
        }
        return Optional.empty();
    }

    private void dropUntil(Toxic timeout) {
        waiting.clear();
        waitingBytes = 0;
        notifyAll();
        long now = System.nanoTime();
        timeoutSince = timeoutSince == 0 ? now : timeoutSince;
        long after = timeout.attribute("timeout");
        long left = after - (now - timeoutSince) / 1_000_000;
        if (after > 0 && left <= 0) {
            connection.close();
        } else {
            pause(after == 0 ? 0 : left);
        }
    }

    private void waitToClose() {
        long until =
                System.nanoTime()
                        + 1_000_000
                                * active(Toxic.Type.SLOW_CLOSE)
                                        .map(one -> one.attribute("delay"))
                                        .orElse(0L);
        while (!closed && active(Toxic.Type.SLOW_CLOSE).isPresent()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return;
            }
            pause(Math.max(1, left / 1_000_000));
        }
    }

    /// Waits for the first bytes, then for its time, and then cuts the connection hard.
    private boolean isReset() {
        Optional<Toxic> reset = active(Toxic.Type.RESET_PEER);
        if (reset.isEmpty()) {
            return false;
        }
        long since = System.nanoTime();
        while (!closed && active(Toxic.Type.RESET_PEER).isPresent()) {
            long left = reset.get().attribute("timeout") - (System.nanoTime() - since) / 1_000_000;
            if (left <= 0) {
                connection.reset();
                return true;
            }
            pause(left);
        }
        return closed;
    }

    private long dueNanos(Chunk chunk) {
        long due = chunk.readAtNanos();
        for (Toxic toxic : toxics) {
            if (toxic.type() == Toxic.Type.LATENCY && isChosen(toxic)) {
                long jitter = toxic.attribute("jitter");
                long spread =
                        jitter == 0
                                ? 0
                                : new SplittableRandom(chunk.jitterSeed())
                                        .nextLong(-jitter, jitter + 1);
                due += Math.max(0, toxic.attribute("latency") + spread) * 1_000_000;
            }
        }
        return due;
    }

    /// As much of the first chunk as may go now; empty when the connection was cut meanwhile.
    private Optional<byte[]> slice() {
        int size = waiting.getFirst().bytes().length;
        Optional<Toxic> slicer = active(Toxic.Type.SLICER);
        if (slicer.isPresent()) {
            long average = Math.max(1, slicer.get().attribute("average_size"));
            long variation = Math.min(average - 1, slicer.get().attribute("size_variation"));
            long drawn = average + random.nextLong(-variation, variation + 1);
            size = Math.clamp(drawn, 1, size);
        }
        Optional<Toxic> bandwidth = active(Toxic.Type.BANDWIDTH);
        if (bandwidth.isPresent()) {
            long rate = bandwidth.get().attribute("rate");
            if (rate == 0) {
                pause(0);
                return Optional.empty();
            }
            size = Math.clamp(rate * 100, 1, size);
            if (!waited(1_000_000L * size / rate, Toxic.Type.BANDWIDTH)) {
                return Optional.empty();
            }
        }
        Optional<Toxic> limit = active(Toxic.Type.LIMIT_DATA);
        if (limit.isPresent() && handedOn + size >= limit.get().attribute("bytes")) {
            size = (int) Math.max(0, limit.get().attribute("bytes") - handedOn);
            connection.closeAfter(this);
            closed = true;
        }
        byte[] bytes = takeFirst(size);
        handedOn += bytes.length;
        if (slicer.isPresent()) {
            waited(1_000 * slicer.get().attribute("delay"), Toxic.Type.SLICER);
        }
        return Optional.of(bytes);
    }

    private byte[] takeFirst(int size) {
        Chunk first = waiting.removeFirst();
        waitingBytes -= size;
        if (size < first.bytes().length) {
            byte[] rest = java.util.Arrays.copyOfRange(first.bytes(), size, first.bytes().length);
            waiting.addFirst(new Chunk(rest, first.readAtNanos(), first.jitterSeed()));
        }
        notifyAll();
        return java.util.Arrays.copyOf(first.bytes(), size);
    }

    /// Waits while such a toxic is there; false when the connection was closed meanwhile.
    private boolean waited(long nanos, Toxic.Type because) {
        long until = System.nanoTime() + nanos;
        while (!closed && active(because).isPresent()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            pause(Math.max(1, left / 1_000_000));
        }
        return !closed;
    }

    private Optional<Toxic> active(Toxic.Type type) {
        return toxics.stream().filter(one -> one.type() == type && isChosen(one)).findFirst();
    }

    /// Once for each toxic and connection.
    private boolean isChosen(Toxic toxic) {
        return chosen.computeIfAbsent(toxic.name(), name -> random.nextDouble() < toxic.toxicity());
    }

    /// Waits until something changes, at most so long; 0 for as long as it takes. Each caller looks
    /// again in a loop, so that waking up early does no harm.
    @SuppressWarnings("WaitNotInLoop")
    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
