package dev.afterglow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/// A fault does not hang on the one thread that keeps it.
@Timeout(60)
class KeeperTest {

    @TempDir Path folder;

    /// Whoever keeps it first is held up until the test is over.
    private static final class Holding implements Fault {
        private final CountDownLatch isHeld = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public String undo() {
            return "exit 0";
        }

        @Override
        public void inject() {}

        @Override
        public boolean keep() {
            isHeld.countDown();
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return true;
        }

        @Override
        public String words() {
            return "a thread is held up";
        }
    }

    @Test
    void another_thread_takes_over_from_one_that_is_held_up() throws Exception {
        Keeper keeper =
                new Keeper(
                        new Records(folder),
                        new AuditLog(folder.resolve("audit.log"), InstantSource.system()));
        Holding fault = new Holding();
        FaultState state =
                new FaultState(
                        new FaultOrder(
                                "held",
                                FaultKind.PAUSE,
                                Duration.ofMillis(500),
                                Duration.ofMinutes(1),
                                JsonNodeFactory.instance.objectNode()),
                        fault);
        state.made(System.nanoTime());
        keeper.keep(state);
        fault.isHeld.await();

        while (!state.isGone()) {
            keeper.takeOver(state, System.nanoTime());
            LockSupport.parkNanos(1_000_000);
        }

        assertThat(String.valueOf(state.ending())).contains("nobody renewed it");
        assertThat(fault.over.getCount()).isEqualTo(1);
        fault.over.countDown();
        keeper.stop();
    }
}
