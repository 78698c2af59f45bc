package dev.afterglow.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides what follows an attempt. Pure.
final class Retries {

    /// Waits between attempts. The sum for pages, ten minutes, is that of two escalation steps: by
    /// then other people have been paged.
    private static final List<Duration> PAGE_WAITS = waits(2, 5, 10, 20, 30, 60, 120, 180, 180);

    private static final List<Duration> NORMAL_WAITS =
            waits(5, 30, 60, 300, 900, 1800, 3600, 3600, 7200, 14400);

    private static final Duration LONGEST_WAIT_ASKED = Duration.ofMinutes(5);

    /// After so many attempts of a page in vain the next contact method is tried as well.
    private static final int ATTEMPTS_BEFORE_FALL = 2;

    private Retries() {}

    /// @param attempt the number of the attempt that ended, from 1
    static Next after(Outcome outcome, Priority priority, int attempt, Instant now) {
        List<Duration> waits = priority.isPage() ? PAGE_WAITS : NORMAL_WAITS;
        boolean isLast = attempt > waits.size();
        boolean falls = priority.isPage() && (isLast || attempt >= ATTEMPTS_BEFORE_FALL);
        return switch (outcome) {
            case Outcome.Sent sent -> new Next.Ended("sent", "", false);
            case Outcome.Refused(String reason) ->
                    new Next.Ended("failed", reason, priority.isPage());
            case Outcome.NotReady(String reason) ->
                    new Next.Ended("failed", reason, priority.isPage());
            case Outcome.TryLater(String reason, Duration asked) ->
                    isLast
                            ? new Next.Ended("failed", givenUp(reason, attempt), falls)
                            : new Next.Again(
                                    now.plus(longer(waits.get(attempt - 1), asked)), reason, falls);
            case Outcome.Unknown(String reason) ->
                    isLast
                            ? new Next.Ended("failed", givenUp(reason, attempt), falls)
                            : new Next.Again(now.plus(repeatWait(attempt, waits)), reason, falls);
        };
    }

    /// What may be lost is repeated at once, but not in a tight loop.
    private static Duration repeatWait(int attempt, List<Duration> waits) {
        return attempt == 1 ? Duration.ZERO : waits.get(attempt - 1);
    }

    private static Duration longer(Duration usual, @Nullable Duration asked) {
        if (asked == null || asked.compareTo(usual) < 0) {
            return usual;
        }
        return asked.compareTo(LONGEST_WAIT_ASKED) > 0 ? LONGEST_WAIT_ASKED : asked;
    }

    private static String givenUp(String reason, int attempts) {
        return "given up after " + attempts + " attempts: " + reason;
    }

    private static List<Duration> waits(int... seconds) {
        return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    /// What becomes of the message.
    sealed interface Next {

        /// Whether another contact method of the person is tried now.
        boolean falls();

        /// @param state `sent` or `failed`
        record Ended(String state, String reason, boolean falls) implements Next {}

        record Again(Instant dueAt, String reason, boolean falls) implements Next {}
    }
}
