package dev.afterglow.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LoopTest {

    private static final Instant NOW = Instant.parse("2026-11-29T02:30:00Z");

    private final Loops loops = new Loops(InstantSource.fixed(NOW), true);

    @Test
    void work_that_fails_is_done_again() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        Loop loop =
                loops.every(
                        Duration.ofMillis(1),
                        "test",
                        now -> {
                            assertThat(now).isEqualTo(NOW);
                            thrice.countDown();
                            throw new IllegalStateException("no");
                        });

        loop.start();
        thrice.await();

        assertThat(loop.isRunning()).isTrue();
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void at_the_end_it_is_interrupted_and_the_last_thing_is_done() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicBoolean last = new AtomicBoolean();
        Loop loop =
                loops.every(Duration.ofDays(1), "test", now -> work(begun, interrupted))
                        .andAtTheEnd(() -> last.set(true));

        loop.start();
        begun.await();
        loop.stop();
        interrupted.await();

        assertThat(last).isTrue();
    }

    @Test
    void where_jobs_are_off_none_begins_by_itself() {
        Loops off = new Loops(InstantSource.fixed(NOW), false);

        assertThat(off.every(Duration.ofDays(1), "test", now -> {}).isAutoStartup()).isFalse();
        assertThat(loops.every(Duration.ofDays(1), "test", now -> {}).isAutoStartup()).isTrue();
    }

    private static void work(CountDownLatch begun, CountDownLatch interrupted) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
