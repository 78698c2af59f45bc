package dev.afterglow.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Empties the outbox without end: one thread claims first pages and another the rest, a virtual
/// thread makes each attempt, one thread records the ends in groups. A place of a lane is free
/// again once the end is recorded, so all queues are as long as there are places.
///
/// The rest waits while another server counts messages for the same address, and waits long if that
/// one stands still in the middle of it. First pages are not counted, so they have a thread of
/// their own that never waits.
@Component
@ConditionalOnProperty(name = "afterglow.jobs.enabled", matchIfMissing = true)
class Sender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    /// Attempts under way at once, in each lane.
    private static final int PLACES = 32;

    /// A message that another server committed waits at most so long.
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Duration RECOVERY = Duration.ofSeconds(2);
    private static final int RECORDED_AT_ONCE = 256;
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Attempts attempts;
    private final WakeUp wakeUp;
    private final InstantSource clock;

    private final Map<Lane, Semaphore> free = new HashMap<>();
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isRunning;

    Sender(Outbox outbox, Attempts attempts, WakeUp wakeUp, InstantSource clock) {
        this.outbox = outbox;
        this.attempts = attempts;
        this.wakeUp = wakeUp;
        this.clock = clock;
        for (String channel : ChannelName.ALL) {
            free.put(new Lane(channel, true), new Semaphore(PLACES));
            free.put(new Lane(channel, false), new Semaphore(PLACES));
        }
    }

    @Override
    public void start() {
        isRunning = true;
        threads.add(claims("outbox-first-pages", Lane::isFirst));
        threads.add(claims("outbox-claims", lane -> !lane.isFirst()));
        threads.add(Thread.ofVirtual().name("outbox-records").start(this::recordWithoutEnd));
        threads.add(Thread.ofVirtual().name("outbox-recovery").start(this::recoverWithoutEnd));
    }

    /// Takes nothing new, and waits until the attempts under way are recorded. What is cut off
    /// nevertheless is repeated when its lease ends.
    @Override
    public void stop() {
        isRunning = false;
        long deadline = System.nanoTime() + Attempts.DEADLINE.toNanos();
        for (Semaphore places : free.values()) {
            try {
                long left = Math.max(0, deadline - System.nanoTime());
                if (places.tryAcquire(PLACES, left, TimeUnit.NANOSECONDS)) {
                    places.release(PLACES);
                }
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
            }
        }
        threads.forEach(Thread::interrupt);
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private Thread claims(String name, Predicate<Lane> lanes) {
        WakeUp.Sleeper sleeper = wakeUp.sleeper();
        return Thread.ofVirtual().name(name).start(() -> claimWithoutEnd(lanes, sleeper));
    }

    private void claimWithoutEnd(Predicate<Lane> lanes, WakeUp.Sleeper sleeper) {
        while (isRunning) {
            unlessInTrouble(
                    "claim",
                    () -> {
                        if (claimOnce(lanes) == 0) {
                            sleeper.await(POLL);
                        }
                    });
        }
    }

    private int claimOnce(Predicate<Lane> lanes) {
        Map<Lane, Integer> places = new HashMap<>();
        free.forEach((lane, permits) -> {
            if (lanes.test(lane) && permits.availablePermits() > 0) {
                places.put(lane, permits.availablePermits());
            }
        });
        if (places.isEmpty()) {
            return 0;
        }
        List<Claimed> claimed = outbox.claim(places, clock.instant());
        for (Claimed one : claimed) {
            places(one.lane()).acquireUninterruptibly();
            Thread.ofVirtual().start(() -> ended.add(new Ended(one, attempts.attempt(one))));
        }
        return claimed.size();
    }

    private void recordWithoutEnd() {
        List<Ended> group = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            unlessInTrouble("record", () -> recordGroup(group));
        }
    }

    /// Keeps the group until it is recorded: the database may be away for a while.
    private void recordGroup(List<Ended> group) throws InterruptedException {
        if (group.isEmpty()) {
            Ended first = ended.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            group.add(first);
            ended.drainTo(group, RECORDED_AT_ONCE - 1);
        }
        try {
            outbox.record(group.stream().map(Ended::ending).toList());
            group.forEach(one -> places(one.claimed().lane()).release());
            group.clear();
        } catch (RuntimeException exception) {
            recordOneByOne(group, exception);
        }
        wakeUp.signal();
    }

    /// One end that cannot be recorded must not hold up the others. What is left stays in the
    /// group.
    private void recordOneByOne(List<Ended> group, RuntimeException first) {
        int before = group.size();
        group.removeIf(one -> {
            try {
                outbox.record(List.of(one.ending()));
                places(one.claimed().lane()).release();
                return true;
            } catch (RuntimeException exception) {
                first.addSuppressed(exception);
                return false;
            }
        });
        if (group.size() == before) {
            throw first;
        }
    }

    private Semaphore places(Lane lane) {
        Semaphore places = free.get(lane);
        if (places == null) {
            throw new IllegalStateException("No places for " + lane);
        }
        return places;
    }

    private void recoverWithoutEnd() {
        while (isRunning) {
            unlessInTrouble(
                    "recover",
                    () -> {
                        int recovered = outbox.recover(clock.instant());
                        if (recovered > 0) {
                            LOG.warn("event=attempts-cut-off count={} next=repeat", recovered);
                            wakeUp.signal();
                        }
                        TimeUnit.MILLISECONDS.sleep(RECOVERY.toMillis());
                    });
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void unlessInTrouble(String step, Work work) {
        try {
            work.run();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            isRunning = false;
        } catch (RuntimeException exception) {
            LOG.error("event=outbox-trouble step={} next=try-again", step, exception);
            pause();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_TROUBLE.toMillis());
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }

    private record Ended(Claimed claimed, Ending ending) {}
}
