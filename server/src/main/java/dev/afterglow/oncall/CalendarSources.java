package dev.afterglow.oncall;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.FeedFetch;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to calendars that are schedules: the events of one become the overrides of the
/// schedule's plan, above its layers and below what people give by hand.
@Service
public class CalendarSources {

    private static final Duration AHEAD = Duration.ofDays(180);
    private static final Duration BACK = Duration.ofDays(2);
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int LONGEST_URL = 2_000;
    private static final Actor CALENDAR = new Actor.OfSystem("calendar");

    private final CalendarSourceStore store;
    private final FeedFetch fetch;
    private final OnCall onCall;
    private final People people;
    private final Audit audit;

    CalendarSources(
            CalendarSourceStore store, FeedFetch fetch, OnCall onCall, People people, Audit audit) {
        this.store = store;
        this.fetch = fetch;
        this.onCall = onCall;
        this.people = people;
        this.audit = audit;
    }

    /// A calendar and how reading it goes.
    ///
    /// @param readAt when it was last understood; null before the first time
    /// @param problem what is wrong with it; empty for nothing
    public record Source(
            ScheduleId schedule, String url, @Nullable Instant readAt, String problem) {}

    public Optional<Source> of(ScheduleId schedule) {
        return store.of(schedule);
    }

    /// Reads the schedule from a calendar from now on; it is looked at within a minute. Throws an
    /// [IllegalArgumentException] for what is not an address.
    @Transactional
    public void follow(ScheduleId schedule, String url, Actor actor, Instant now) {
        if (!url.matches("https?://\\S+") || url.length() > LONGEST_URL) {
            throw new IllegalArgumentException(
                    "The address of a calendar begins with https://, was \"" + url + "\"");
        }
        store.keep(schedule, url, now);
        record(schedule, "calendar.followed", actor, now);
    }

    /// Reads it no more. The shifts that it gave end with the next change of the schedule.
    @Transactional
    public void leave(ScheduleId schedule, Actor actor, Instant now) {
        store.remove(schedule);
        onCall.schedule(schedule).ifPresent(known -> define(known, List.of(), now));
        record(schedule, "calendar.left", actor, now);
    }

    /// Reads one calendar that is due; false when none is. No transaction is open meanwhile.
    boolean readOne(Instant now) {
        Optional<Source> due = store.lease(now, now.plus(LEASE));
        if (due.isEmpty()) {
            return false;
        }
        Source source = due.get();
        Optional<NamedSchedule> schedule = onCall.schedule(source.schedule());
        if (schedule.isEmpty()) {
            store.remove(source.schedule());
            return true;
        }
        switch (fetch.fetch(source.url())) {
            case FeedFetch.Fetched.Failed(String reason) ->
                    store.failed(source.schedule(), reason, now.plus(EVERY));
            case FeedFetch.Fetched.Text(String text) -> {
                try {
                    understood(schedule.get(), text, now);
                } catch (IllegalArgumentException unreadable) {
                    String reason = String.valueOf(unreadable.getMessage());
                    store.failed(source.schedule(), reason, now.plus(EVERY));
                }
            }
        }
        return true;
    }

    private void understood(NamedSchedule schedule, String text, Instant now) {
        List<Person> active = people.everybody().stream().filter(Person::active).toList();
        CoverRequest.During during = new CoverRequest.During(now.minus(BACK), now.plus(AHEAD));
        ShiftCalendar.Read read = new ShiftCalendar(active, schedule.zone(), during).read(text);
        define(schedule, read.shifts(), now);
        String problem =
                read.unknown() == 0
                        ? ""
                        : read.unknown()
                                + " events name nobody who is known here, and were left out.";
        store.read(schedule.id(), problem, now, now.plus(EVERY));
    }

    private void define(NamedSchedule schedule, List<ScheduleOverride> shifts, Instant now) {
        Schedule plan = schedule.schedule();
        onCall.define(
                new NamedSchedule(
                        new Schedule(
                                plan.id(), plan.zone(), plan.layers(), plan.replacements(), shifts),
                        schedule.name(),
                        schedule.team()),
                CALENDAR,
                now);
    }

    private void record(ScheduleId schedule, String verb, Actor actor, Instant now) {
        audit.record(actor, new Audit.Act(verb, "schedule:" + schedule, ""), now);
    }
}
