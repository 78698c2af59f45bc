package dev.afterglow.testing;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Two who act in the same moment, always in the same order: the first has written and not yet
/// committed when the second begins; it commits once the second waits for it, or is done.
///
/// @param <T> what each is answered
public record SameMoment<T>(T first, T second) {

    /// Questions to the database until the second waits or is done: more than a minute of them.
    private static final int QUESTIONS_MAX = 200_000;

    public static <T> SameMoment<T> of(
            Supplier<T> first,
            Supplier<T> second,
            TransactionTemplate transaction,
            JdbcClient database) {
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Begun<T> begun =
                    transaction.execute(status -> {
                        T answer = first.get();
                        Future<T> later = other.submit(second::get);
                        awaitWaiting(later, database);
                        return new Begun<>(answer, later);
                    });
            return new SameMoment<>(begun.first(), begun.second().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The second was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The second of two in one moment failed", e.getCause());
        }
    }

    private record Begun<T>(T first, Future<T> second) {}

    /// Asks in the first one's transaction: whom does it keep waiting?
    private static void awaitWaiting(Future<?> second, JdbcClient database) {
        for (int question = 0; question < QUESTIONS_MAX && !second.isDone(); question++) {
            boolean waits =
                    database.sql(
                                    """
                                    -- Does anybody wait for this transaction?
                                    select exists (
                                        select from pg_locks
                                        where not granted
                                          and pg_backend_pid() = any (pg_blocking_pids(pid)))
                                    """)
                            .query(Boolean.class)
                            .single();
            if (waits) {
                return;
            }
        }
        if (!second.isDone()) {
            throw new IllegalStateException("The second neither waits for the first nor is done");
        }
    }
}
