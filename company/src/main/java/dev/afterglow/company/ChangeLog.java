package dev.afterglow.company;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Every change of the period, sorted by time.
///
/// When and to what a change is made does not depend on who is away: a change that would have been
/// somebody's who is away is made by a colleague at the same moment. So services see as many
/// changes while somebody is away as at other times, and a person makes none on days away.
final class ChangeLog {
    private static final double[] WEEKDAYS = {1, 1, 1, 1, 1};
    private static final double[] TRAIN_WEEKDAYS = {1, 3, 1, 1, 1};
    private static final int INDEX_BITS = 24;

    /// No change in the last hours of the period, so that what follows still lies in it.
    private static final long MARGIN = 3 * LocalDays.HOUR;

    private final Organisation organisation;
    private final LeaveCalendar leave;
    private final Dice dice;
    private final double[] weekdays;
    private long[] at;
    private int[] author;
    private int[] service;

    ChangeLog(CompanySettings settings, Organisation organisation, LeaveCalendar leave) {
        this.organisation = organisation;
        this.leave = leave;
        dice = Dice.of(settings.seed(), "changes");
        weekdays = settings.plants(Effect.RELEASE_TRAINS) ? TRAIN_WEEKDAYS : WEEKDAYS;
        double weeks = leave.length() / 7.0;
        int planned = dice.poisson(settings.changesPerWeek() * weeks * settings.people());
        if (planned >= 1 << INDEX_BITS) {
            throw new IllegalArgumentException(
                    "people x years x changes per week gives %d changes; at most %d"
                            .formatted(planned, (1 << INDEX_BITS) - 1));
        }
        at = new long[planned];
        author = new int[planned];
        service = new int[planned];
        sort(fill(settings));
    }

    int size() {
        return at.length;
    }

    long at(int change) {
        return at[change];
    }

    int author(int change) {
        return author[change];
    }

    int service(int change) {
        return service[change];
    }

    static String id(int change) {
        return "c" + (change + 1);
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>(at.length);
        for (int i = 0; i < at.length; i++) {
            changes.add(
                    new Change(
                            id(i),
                            organisation.personId(author[i]),
                            Instant.ofEpochSecond(at[i]),
                            organisation.service(service[i]).id()));
        }
        return changes;
    }

    private long[] fill(CompanySettings settings) {
        double[][] weights =
                Arrays.stream(organisation.ownedBy()).map(this::weightsOf).toArray(double[][]::new);
        int[][] days = daysByWeekday();
        long begin = settings.start().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        long end = settings.end().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        long[] keys = new long[at.length];
        int kept = 0;
        for (int i = 0; i < at.length; i++) {
            int person = dice.below(organisation.people().size());
            int[] sameWeekday = days[dice.weighted(weekdays)];
            int day = sameWeekday[dice.below(sameWeekday.length)];
            Person who = organisation.people().get(person);
            int begins = who.begins().toSecondOfDay();
            int second = begins + dice.below(who.ends().toSecondOfDay() - begins);
            int team = organisation.teamOf()[person];
            at[i] = leave.daysOf(person).at(day, second);
            author[i] = leave.isAway(person, day) ? colleague(person, at[i]) : person;
            service[i] = organisation.ownedBy()[team][dice.weighted(weights[team])];
            boolean inside = at[i] >= begin && at[i] < end - MARGIN;
            if (inside && author[i] >= 0) {
                keys[kept++] = at[i] << INDEX_BITS | i;
            }
        }
        return Arrays.copyOf(keys, kept);
    }

    private int[][] daysByWeekday() {
        LocalDays days = leave.daysOf(0);
        return IntStream.range(0, weekdays.length)
                .mapToObj(weekday ->
                        IntStream.range(0, leave.length())
                                .filter(day -> days.weekday(day) == weekday)
                                .toArray())
                .toArray(int[][]::new);
    }

    private double[] weightsOf(int[] services) {
        return Arrays.stream(services).mapToDouble(i -> organisation.weights()[i]).toArray();
    }

    /// Somebody of the team who works at that moment, else anybody who does, else anybody there;
    /// -1 where everybody is away, and the change is not made.
    private int colleague(int person, long moment) {
        int[] team = organisation.members()[organisation.teamOf()[person]];
        int start = dice.below(team.length);
        for (int i = 0; i < team.length; i++) {
            int mate = team[(start + i) % team.length];
            if (isWorking(mate, moment)) {
                return mate;
            }
        }
        int people = organisation.people().size();
        for (int i = 0; i < Math.min(people, 1000); i++) {
            int anybody = dice.below(people);
            if (isWorking(anybody, moment)) {
                return anybody;
            }
        }
        for (int anybody = 0; anybody < people; anybody++) {
            if (!leave.isAwayAt(anybody, moment)) {
                return anybody;
            }
        }
        return -1;
    }

    private boolean isWorking(int person, long moment) {
        LocalDays days = leave.daysOf(person);
        int day = days.dayOf(moment);
        if (leave.isAway(person, day) || days.weekday(day) > 4) {
            return false;
        }
        Person who = organisation.people().get(person);
        int second = days.secondOf(moment);
        return second >= who.begins().toSecondOfDay() && second < who.ends().toSecondOfDay();
    }

    private void sort(long[] keys) {
        Arrays.sort(keys);
        int mask = (1 << INDEX_BITS) - 1;
        long[] times = at;
        int[] authors = author;
        int[] services = service;
        at = new long[keys.length];
        author = new int[keys.length];
        service = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int from = (int) keys[i] & mask;
            at[i] = times[from];
            author[i] = authors[from];
            service[i] = services[from];
        }
    }
}
