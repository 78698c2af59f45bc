package dev.afterglow.actions;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PublicAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Does what is wanted of trackers, and looks how issues stand.
///
/// A row is taken for longer than its work can last, then asked for outside, then the result is
/// written. What a crash leaves in between is taken again: an issue or a comment that may have been
/// made is looked for by its marker before another is made. What comes back after the link was
/// taken away is dropped. Nothing is given up; the pauses grow to an hour. Issues are worked on
/// side by side, so that a slow tracker delays no other.
@Component
class TrackerJobs {

    private static final Logger LOG = LoggerFactory.getLogger(TrackerJobs.class);

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);
    private static final Duration LOOK_AT_ENDED = Duration.ofDays(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int DOUBLINGS = 8;
    private static final int AT_ONCE = 10;
    private static final String FOUND_AGAIN =
            ". It was made before that could be written down, and was found again; no second one"
                    + " was made.";
    private static final Actor CLOCK = new Actor.OfSystem("actions");

    private final TrackerSettings settings;
    private final TrackerDirectory directory;
    private final IssueStore store;
    private final ActionStore actions;
    private final LineStore lines;
    private final PublicAddress address;
    private final TransactionTemplate transaction;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TrackerJobs(
            TrackerSettings settings,
            TrackerDirectory directory,
            IssueStore store,
            ActionStore actions,
            LineStore lines,
            PublicAddress address,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.directory = directory;
        this.store = store;
        this.actions = actions;
        this.lines = lines;
        this.address = address;
        this.transaction = transaction;
    }

    /// Begins what is due, as far as places are free, and waits for nothing: an issue whose tracker
    /// does not answer holds up no other. What another server holds is left to it.
    ///
    /// @return the works that were begun
    List<Future<?>> begin(Instant now) {
        int most = free.availablePermits();
        List<IssueStore.Order> orders =
                most == 0
                        ? List.of()
                        : transaction.execute(
                                status -> store.take(now, now.plus(settings.lease()), most));
        List<Future<?>> works = new ArrayList<>();
        if (orders != null) {
            for (IssueStore.Order order : orders) {
                free.acquireUninterruptibly();
                works.add(threads.submit(() -> workAndMakeRoom(order, now)));
            }
        }
        return works;
    }

    private void workAndMakeRoom(IssueStore.Order order, Instant now) {
        try {
            work(order, now);
        } catch (RuntimeException exception) {
            LOG.error(
                    "event=issue-trouble action={} next=try-again-after-the-lease",
                    order.issue().action(),
                    exception);
        } finally {
            free.release();
        }
    }

    /// Begins what is due and waits until it is done.
    ///
    /// @return how many were looked at
    int step(Instant now) {
        List<Future<?>> works = begin(now);
        for (Future<?> work : works) {
            try {
                work.get();
            } catch (ExecutionException exception) {
                throw new IllegalStateException("The work on an issue broke off", exception);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }
        return works.size();
    }

    /// Breaks off what is under way; it is taken up again after its lease.
    void stop() {
        threads.shutdownNow();
    }

    private void work(IssueStore.Order order, Instant now) {
        ActionId id = order.issue().action();
        try {
            IssueTracker tracker =
                    directory
                            .tracker(order.issue().tracker())
                            .orElseThrow(() ->
                                    new TrackerTrouble(
                                            TrackerTrouble.Kind.TOKEN,
                                            "The tracker “%s” is not set up any more"
                                                    .formatted(order.issue().tracker()),
                                            null));
            if (order.issue().number().isEmpty()) {
                made(tracker, order, now);
            } else {
                keep(order, asItStands(tracker, order), "", now);
            }
        } catch (TrackerTrouble trouble) {
            Instant nextAt = now.plus(pause(trouble, order.failures()));
            boolean told = trouble.sentence().equals(order.issue().trouble());
            transaction.executeWithoutResult(status -> {
                boolean isLinked = store.postpone(order, trouble, nextAt);
                if (isLinked && !told && trouble.kind() != TrackerTrouble.Kind.LATER) {
                    say(id, trouble.sentence() + ".", now);
                }
            });
        }
    }

    /// Does what is wanted; the issue as it stands then.
    private IssueTracker.Found asItStands(IssueTracker tracker, IssueStore.Order order) {
        IssueTracker.Found found = tracker.read(order.issue().number());
        ActionId id = order.issue().action();
        String words = order.toSay();
        if (words != null) {
            String marked = words + "\n\n" + order.marker();
            boolean said =
                    order.wasTried()
                            && tracker.said(found.number()).stream()
                                    .anyMatch(one ->
                                            one.contains(order.marker())
                                                    && one.startsWith(firstLine(words)));
            if (!said) {
                tracker.say(found.number(), marked);
            }
            store.wasSaid(order, words);
        }
        if (order.toClose()) {
            if (!found.isClosed()) {
                boolean isDone =
                        actions.action(id).filter(one -> one.state() == State.DONE).isPresent();
                tracker.close(found.number(), isDone);
                found = tracker.read(found.number());
            }
            store.wasClosed(order);
        }
        return found;
    }

    private void made(IssueTracker tracker, IssueStore.Order order, Instant now) {
        Optional<IssueTracker.Found> before =
                order.wasTried() ? tracker.find(order.marker()) : Optional.empty();
        IssueTracker.Found made =
                before.orElseGet(() -> {
                    Action action = actions.action(order.issue().action()).orElseThrow();
                    return tracker.make(action.title(), text(action, order.marker()));
                });
        String words = "Its issue is " + made.number() + ": " + made.address();
        boolean isFound = before.isPresent();
        keep(order, made, isFound ? words + FOUND_AGAIN : words, now);
    }

    private String text(Action action, String marker) {
        return Optional.of(action.detail().strip())
                        .filter(detail -> !detail.isEmpty())
                        .map(detail -> detail + "\n\n")
                        .orElse("")
                + "What was said of it, and what became of it: "
                + address.of("/actions/" + action.id())
                + "\n\n"
                + marker;
    }

    /// @param words what to say of it; empty for what is new there
    private void keep(IssueStore.Order order, IssueTracker.Found found, String words, Instant now) {
        ActionId id = order.issue().action();
        transaction.executeWithoutResult(status -> {
            boolean ended = actions.action(id).filter(one -> one.state().isEnd()).isPresent();
            Duration pause = ended && found.isClosed() ? LOOK_AT_ENDED : LOOK_AGAIN;
            if (!store.keep(order, found, now, now.plus(pause))) {
                return;
            }
            List<String> news =
                    words.isEmpty() ? news(order.issue(), found, ended) : List.of(words);
            news.forEach(line -> say(id, line, now));
        });
    }

    /// What changed there since it was read last.
    private static List<String> news(Issue before, IssueTracker.Found found, boolean ended) {
        List<String> news = new ArrayList<>();
        boolean isKnown = before.readAt() != null;
        if (isKnown && !before.address().equals(found.address())) {
            news.add("Its issue moved: " + found.address());
        }
        if (!before.title().isEmpty() && !before.title().equals(found.title())) {
            news.add("Its issue is now called “" + found.title() + "”.");
        }
        boolean wasClosed = before.state() == Issue.State.CLOSED;
        if (found.isClosed() && !wasClosed) {
            news.add(
                    ended
                            ? "Its issue was closed."
                            : "Its issue was closed there. How did it end? Say it here.");
        } else if (!found.isClosed() && wasClosed) {
            news.add("Its issue was opened again there.");
        }
        return news;
    }

    private static String firstLine(String words) {
        return words.lines().findFirst().orElse("");
    }

    private static Duration pause(TrackerTrouble trouble, int failures) {
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        Duration own = grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
        Duration wanted = trouble.pause();
        if (trouble.kind() != TrackerTrouble.Kind.LATER) {
            return LONGEST_PAUSE;
        }
        return wanted == null || wanted.compareTo(own) < 0 ? own : wanted;
    }

    private void say(ActionId id, String text, Instant now) {
        lines.add(id, new ActionLine(now, CLOCK.word(), text));
    }
}
