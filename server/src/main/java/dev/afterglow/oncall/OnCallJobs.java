package dev.afterglow.oncall;

import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Looks ahead for people: gaps, shifts that meet an absence, rotations that name somebody who has
/// left; and tells who begins and who ends a shift. Several servers may do so at once, since a
/// notice is kept once.
@Component
class OnCallJobs {

    private static final Duration GAPS_AHEAD = Duration.ofDays(7);
    private static final Duration CLASHES_AHEAD = Duration.ofDays(14);
    private static final Duration SINCE = Duration.ofHours(1);
    private static final Duration AROUND = Duration.ofDays(2);
    private static final Duration NOTES_KEPT = Duration.ofDays(14);
    private static final int MOST_SCHEDULES = 2_000;

    private final OnCall onCall;
    private final Clashes clashes;
    private final HandoverNotes notes;
    private final People people;
    private final OnCallNotices notices;

    OnCallJobs(
            OnCall onCall,
            Clashes clashes,
            HandoverNotes notes,
            People people,
            OnCallNotices notices) {
        this.onCall = onCall;
        this.clashes = clashes;
        this.notes = notes;
        this.people = people;
        this.notices = notices;
    }

    /// Tells what is to be told at an instant.
    ///
    /// @return how many schedules it looked at
    @Transactional
    public int step(Instant now) {
        List<NamedSchedule> schedules = onCall.schedules().stream().limit(MOST_SCHEDULES).toList();
        for (NamedSchedule schedule : schedules) {
            tellGaps(schedule, now);
            tellClashes(schedule, now);
            tellThoseWhoLeft(schedule, now);
            tellHandovers(schedule, now);
        }
        return schedules.size();
    }

    private void tellGaps(NamedSchedule schedule, Instant now) {
        Instant horizon = now.plus(GAPS_AHEAD);
        Instant back = now.minus(AROUND);
        for (Interval gap : onCall.gaps(schedule.id(), back, horizon)) {
            if (gap.to().isAfter(now)) {
                // A gap without a beginning in view is told once a week.
                String key =
                        gap.from().isAfter(back)
                                ? "gap:" + gap.from().getEpochSecond()
                                : "empty:" + now.getEpochSecond() / GAPS_AHEAD.toSeconds();
                notices.send(
                        schedule,
                        responsible(schedule),
                        now,
                        times -> OnCallNotices.Notice.ofGap(key, gap, horizon, times));
            }
        }
    }

    private void tellClashes(NamedSchedule schedule, Instant now) {
        for (Clash clash : clashes.of(schedule, now, CLASHES_AHEAD)) {
            List<String> could =
                    clash.could().stream().map(one -> notices.name(one.person())).toList();
            notices.send(
                    schedule,
                    List.of(clash.person()),
                    now,
                    times -> OnCallNotices.Notice.ofClash(clash, could, times));
        }
    }

    private void tellThoseWhoLeft(NamedSchedule schedule, Instant now) {
        for (Person left : onCall.left(schedule)) {
            notices.send(
                    schedule,
                    responsible(schedule),
                    now,
                    times -> OnCallNotices.Notice.ofLeaving(schedule, left));
        }
    }

    private void tellHandovers(NamedSchedule schedule, Instant now) {
        List<Shift> shifts =
                onCall.shifts(schedule.id(), now.minus(AROUND), now.plus(AROUND)).stream()
                        .filter(shift -> shift.person().isPresent())
                        .toList();
        for (Shift shift : shifts) {
            List<PersonId> person = shift.person().stream().toList();
            if (isNow(shift.from(), now) && shifts.stream().noneMatch(one -> meets(one, shift))) {
                String note =
                        notes.since(schedule.id(), now.minus(NOTES_KEPT))
                                .map(last ->
                                        "\n\n%s wrote: “%s”"
                                                .formatted(
                                                        notices.name(last.author()), last.words()))
                                .orElse("");
                notices.send(
                        schedule,
                        person,
                        now,
                        times -> OnCallNotices.Notice.ofBeginning(schedule, shift, note, times));
            }
            if (isNow(shift.to(), now) && shifts.stream().noneMatch(one -> meets(shift, one))) {
                notices.send(
                        schedule,
                        person,
                        now,
                        times -> OnCallNotices.Notice.ofEnd(schedule, shift, times));
            }
        }
    }

    private static boolean isNow(Instant at, Instant now) {
        return at.isAfter(now.minus(SINCE)) && !at.isAfter(now);
    }

    /// Whether the same person goes on, from another part of the schedule.
    private static boolean meets(Shift earlier, Shift later) {
        return earlier.to().equals(later.from()) && earlier.person().equals(later.person());
    }

    /// The team's members, or the people of the schedule when it has no team.
    private Collection<PersonId> responsible(NamedSchedule schedule) {
        TeamId team = schedule.team();
        Set<PersonId> planned = schedule.schedule().people();
        return team == null
                ? planned
                : people.team(team)
                        .map(Team::members)
                        .filter(members -> !members.isEmpty())
                        .<Collection<PersonId>>map(List::copyOf)
                        .orElse(planned);
    }

    /// The loop around the step.
    @Component
    @ConditionalOnProperty(name = "afterglow.jobs.enabled", matchIfMissing = true)
    static class Loop {

        private static final int MOST_CALENDARS = 50;

        private final OnCallJobs jobs;
        private final CalendarSources calendars;
        private final InstantSource clock;

        Loop(OnCallJobs jobs, CalendarSources calendars, InstantSource clock) {
            this.jobs = jobs;
            this.calendars = calendars;
            this.clock = clock;
        }

        @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT5M")
        void run() {
            jobs.step(clock.instant());
        }

        @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT30S")
        void readCalendars() {
            for (int read = 0; read < MOST_CALENDARS; read++) {
                if (!calendars.readOne(clock.instant())) {
                    return;
                }
            }
        }
    }
}
