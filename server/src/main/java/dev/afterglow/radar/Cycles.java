package dev.afterglow.radar;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to rounds. There is always exactly one that is open: where one ends, the next begins.
@Service
public class Cycles {

    private static final Actor JOB = new Actor.OfSystem("radar");

    private final CycleStore store;
    private final SubmissionStore submissions;
    private final RadarSettings settings;
    private final Audit audit;

    Cycles(CycleStore store, SubmissionStore submissions, RadarSettings settings, Audit audit) {
        this.store = store;
        this.submissions = submissions;
        this.settings = settings;
        this.audit = audit;
    }

    /// The open round; begins one when there is none, and ends one whose time has come.
    @Transactional
    public Cycle open(Instant now) {
        Optional<Cycle> open = store.open();
        if (open.isPresent() && now.isBefore(open.get().closesAt())) {
            return open.get();
        }
        submissions.hold();
        store.open()
                .filter(one -> !now.isBefore(one.closesAt()))
                .ifPresent(over -> end(over, JOB, now));
        return begin(now);
    }

    public Optional<Cycle> cycle(long id) {
        return store.find(id);
    }

    /// All rounds, newest first, at most 100.
    public List<Cycle> all() {
        return store.all();
    }

    /// Ends the open round now and begins the next.
    @Transactional
    public Cycle close(Actor actor, Instant now) {
        Cycle open = open(now);
        submissions.hold();
        end(open, actor, now);
        return begin(now);
    }

    /// The same, as long as it is this round that is open: who presses twice ends one.
    @Transactional
    public void close(long round, Actor actor, Instant now) {
        submissions.hold();
        if (open(now).id() == round) {
            close(actor, now);
        }
    }

    /// Sets when the open round ends. Throws an [IllegalArgumentException] for a time that is past
    /// or more than a year away.
    @Transactional
    public void closeAt(Instant closesAt, Actor actor, Instant now) {
        Cycle open = open(now);
        boolean far = closesAt.isAfter(now.atZone(ZoneOffset.UTC).plusYears(1).toInstant());
        if (!closesAt.isAfter(now) || far) {
            throw new IllegalArgumentException(
                    "A round ends between now and a year from now, was " + closesAt);
        }
        store.closeAt(open.id(), closesAt);
        audit.record(
                actor, new Audit.Act("radar.round-moved", "radar-round:" + open.id(), ""), now);
    }

    /// Forgets a round that somebody's browser began before anything was told here: the only one,
    /// in which nobody handed anything in. Their tickets of it are worth nothing; new ones are
    /// drawn when they open a page.
    ///
    /// @return false, and changes nothing, when anything is there to lose
    @Transactional
    public boolean forgetUnused() {
        submissions.hold();
        return store.forgetUnused();
    }

    private void end(Cycle cycle, Actor actor, Instant now) {
        Instant at = now.isBefore(cycle.closesAt()) ? now : cycle.closesAt();
        if (store.close(cycle.id(), at)) {
            submissions.fillDesk(cycle.id());
            submissions.shuffle(cycle.id());
            audit.record(
                    actor,
                    new Audit.Act("radar.round-closed", "radar-round:" + cycle.id(), ""),
                    now);
        }
    }

    private Cycle begin(Instant now) {
        ZonedDateTime start = now.atZone(ZoneOffset.UTC);
        ZonedDateTime end = start.plus(settings.rhythm());
        long months = settings.rhythm().toTotalMonths();
        if (months > 0) {
            long since = (start.getYear() * 12L + start.getMonthValue() - 1) % months;
            end =
                    start.toLocalDate()
                            .withDayOfMonth(1)
                            .minusMonths(since)
                            .plusMonths(months)
                            .atStartOfDay(ZoneOffset.UTC);
        }
        return store.begin(now, end.toInstant());
    }
}
