package dev.afterglow.actions;

import dev.afterglow.people.Actor;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to issues: an action may have one in a tracker. What is wanted stands in a row before
/// anything is asked for outside; [TrackerJobs] does it and keeps on until it is done.
@Service
public class Trackers {

    private static final int MARKER_BYTES = 8;

    private final TrackerDirectory directory;
    private final IssueStore store;
    private final ActionStore actions;
    private final LineStore lines;
    private final SecureRandom random = new SecureRandom();

    Trackers(TrackerDirectory directory, IssueStore store, ActionStore actions, LineStore lines) {
        this.directory = directory;
        this.store = store;
        this.actions = actions;
        this.lines = lines;
    }

    /// The trackers that people can choose from.
    public List<String> names() {
        return directory.names();
    }

    public Optional<Issue> of(ActionId action) {
        return store.of(action);
    }

    /// Wants an issue for an action.
    @Transactional
    public Result make(ActionId id, String tracker, Actor actor, Instant now) {
        Action action = require(id);
        if (directory.tracker(tracker).isEmpty()) {
            return Result.refused(
                    "There is no tracker “%s”; an administrator sets one up.".formatted(tracker));
        }
        if (action.state().isEnd()) {
            return Result.refused(
                    id + " ended: " + action.state().words() + ". It needs no issue any more.");
        }
        return want(
                new Issue(id, tracker, "", "", "", Issue.State.WANTED, "", now, null),
                "An issue is wanted in " + tracker + ".",
                actor);
    }

    /// Links an issue that is there.
    ///
    /// @param address where people see it
    @Transactional
    public Result link(ActionId id, String address, Actor actor, Instant now) {
        require(id);
        Optional<TrackerDirectory.At> at = directory.at(address.strip());
        if (at.isEmpty()) {
            return Result.refused(
                    "“%s” is no issue of a tracker that is set up here (%s)."
                            .formatted(
                                    address.strip(),
                                    directory.names().isEmpty()
                                            ? "none is"
                                            : String.join(", ", directory.names())));
        }
        return want(
                new Issue(
                        id,
                        at.get().tracker(),
                        at.get().number(),
                        address.strip(),
                        "",
                        Issue.State.OPEN,
                        "",
                        now,
                        null),
                "Linked with " + at.get().number() + " in " + at.get().tracker() + ".",
                actor);
    }

    private Result want(Issue issue, String line, Actor actor) {
        byte[] own = new byte[MARKER_BYTES];
        random.nextBytes(own);
        String marker = "afterglow:" + issue.action() + ":" + HexFormat.of().formatHex(own);
        boolean first = store.want(issue, marker, issue.number().isEmpty() ? null : issue.number());
        if (!first) {
            return Result.refused("It has an issue already; take the link away first.");
        }
        say(issue.action(), actor, line, issue.nextAt());
        return Result.done();
    }

    /// Forgets the link; the issue stays as it is.
    @Transactional
    public Result unlink(ActionId id, Actor actor, Instant now) {
        require(id);
        if (!store.remove(id)) {
            return Result.refused(id + " has no issue.");
        }
        say(id, actor, "The link with its issue was taken away.", now);
        return Result.done();
    }

    /// Looks at it now instead of later.
    @Transactional
    public Result hurry(ActionId id, Instant now) {
        if (store.of(id).isEmpty()) {
            return Result.refused(id + " has no issue.");
        }
        store.hurry(id, now);
        return Result.done();
    }

    private Action require(ActionId id) {
        return actions.lock(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no " + id));
    }

    private void say(ActionId id, Actor actor, String text, Instant now) {
        lines.add(id, new ActionLine(now, actor.word(), text));
    }
}
