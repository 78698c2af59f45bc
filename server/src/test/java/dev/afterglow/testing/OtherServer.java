package dev.afterglow.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/// One transaction of a second server on the same database, which a test leads by hand: it does
/// something, holds what it has locked while the test goes on, does more, and commits.
public final class OtherServer implements AutoCloseable {

    /// What a test that waits for ever is given up after; nothing that works takes so long.
    private static final long GIVEN_UP_SECONDS = 30;

    private final PlatformTransactionManager manager;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final TransactionStatus transaction;

    public OtherServer(PlatformTransactionManager manager) {
        this.manager = manager;
        this.transaction =
                ended(started(() -> manager.getTransaction(new DefaultTransactionDefinition())));
    }

    /// Does something within its transaction, which stays open.
    public <T> T does(Callable<T> work) {
        return ended(started(work));
    }

    /// Begins something that will have to wait for somebody.
    public <T> CompletableFuture<T> begins(Callable<T> work) {
        return started(work);
    }

    public void commits() {
        ended(
                started(() -> {
                    manager.commit(transaction);
                    return true;
                }));
    }

    /// Does something in a thread of its own, beside the test.
    public static <T> CompletableFuture<T> beside(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> complete(result, work));
        return result;
    }

    /// What came of it.
    public static <T> T ended(CompletableFuture<T> work) {
        try {
            return work.orTimeout(GIVEN_UP_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException exception) {
            if (exception.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw exception;
        }
    }

    /// Goes on once some transaction waits for another.
    public static void untilSomebodyWaits(JdbcClient database) {
        long givenUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(GIVEN_UP_SECONDS);
        while (!somebodyWaits(database)) {
            if (System.nanoTime() > givenUp) {
                throw new AssertionError("Nobody waits for anybody");
            }
        }
    }

    private static boolean somebodyWaits(JdbcClient database) {
        return database.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private <T> CompletableFuture<T> started(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> complete(result, work));
        return result;
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
        try {
            result.complete(work.call());
        } catch (Exception exception) {
            result.completeExceptionally(exception);
        }
    }

    /// Rolls back what was not committed.
    @Override
    public void close() {
        ended(
                started(() -> {
                    if (!transaction.isCompleted()) {
                        manager.rollback(transaction);
                    }
                    return true;
                }));
        thread.shutdown();
    }
}
