package dev.afterglow.patterns;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who is where, away or back, and was called when; people are indices.
final class People {

    /// An absence of at least so many days makes "just back" and "about to leave".
    static final int LONG_ABSENCE_DAYS = 5;

    /// So many working days after and before it.
    static final int NEAR_DAYS = 3;

    private static final int NIGHT_BEGINS_BEFORE_MIDNIGHT = 2 * 3_600;
    private static final int NIGHT_ENDS = 7 * 3_600;

    private final Map<String, Integer> index = new HashMap<>();
    private final List<String> teams = new ArrayList<>();
    private final List<ZoneId> zones = new ArrayList<>();
    private final List<LocalTime> begins = new ArrayList<>();
    private final List<LocalTime> ends = new ArrayList<>();
    private final long firstDay;
    private final List<BitSet> away = new ArrayList<>();
    private final List<BitSet> back = new ArrayList<>();
    private final List<BitSet> leaving = new ArrayList<>();
    private final List<long[]> pages = new ArrayList<>();
    private final BitSet agreed = new BitSet();

    People(History history) {
        for (History.Person person : history.people()) {
            add(person.id(), person.zone(), new WorkingHours(person.begins(), person.ends()));
            teams.add(person.team());
        }
        history.changes().forEach(change -> stranger(change.person()));
        history.pages().forEach(page -> stranger(page.person()));
        history.participants().forEach(participant -> stranger(participant.person()));
        history.knowledge().forEach(knowing -> stranger(knowing.person()));
        history.absences().forEach(absence -> stranger(absence.person()));
        long first = Long.MAX_VALUE;
        for (History.Absence absence : history.absences()) {
            first = Math.min(first, absence.from().toEpochDay());
        }
        this.firstDay = (first == Long.MAX_VALUE ? 0 : first) - 7;
        markAbsences(history);
        markPages(history);
        history.agreed().forEach(person -> agreed.set(Math.max(0, indexOf(person))));
    }

    private void stranger(String id) {
        if (!id.isEmpty() && !index.containsKey(id)) {
            add(id, ZoneOffset.UTC, new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0)));
            teams.add("");
        }
    }

    private void add(String id, ZoneId zone, WorkingHours hours) {
        index.put(id, zones.size());
        zones.add(zone);
        begins.add(hours.begins());
        ends.add(hours.ends());
        away.add(new BitSet());
        back.add(new BitSet());
        leaving.add(new BitSet());
    }

    private void markAbsences(History history) {
        for (History.Absence absence : history.absences()) {
            int from = (int) (absence.from().toEpochDay() - firstDay);
            int to = (int) (absence.to().toEpochDay() - firstDay);
            away.get(indexOf(absence.person())).set(from, to + 1);
        }
        for (int person = 0; person < size(); person++) {
            BitSet days = away.get(person);
            for (int from = days.nextSetBit(0); from >= 0; ) {
                int to = days.nextClearBit(from);
                if (to - from >= LONG_ABSENCE_DAYS) {
                    markWorkingDays(back.get(person), days, to, 1);
                    markWorkingDays(leaving.get(person), days, from - 1, -1);
                }
                from = days.nextSetBit(to);
            }
        }
    }

    private void markWorkingDays(BitSet marks, BitSet awayDays, int start, int step) {
        int left = NEAR_DAYS;
        for (int day = start; left > 0 && day >= 0 && Math.abs(day - start) < 14; day += step) {
            DayOfWeek weekday = LocalDate.ofEpochDay(firstDay + day).getDayOfWeek();
            boolean works = weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY;
            if (works && !awayDays.get(day)) {
                marks.set(day);
                left--;
            }
        }
    }

    private void markPages(History history) {
        int[] counts = new int[size()];
        history.pages().forEach(page -> counts[indexOf(page.person())]++);
        for (int count : counts) {
            pages.add(new long[count]);
        }
        Arrays.fill(counts, 0);
        for (History.Page page : history.pages()) {
            int person = indexOf(page.person());
            pages.get(person)[counts[person]++] = page.at().getEpochSecond();
        }
    }

    int size() {
        return zones.size();
    }

    /// The index of a person whom any table names.
    int indexOf(String id) {
        return index.getOrDefault(id, -1);
    }

    String teamOf(int person) {
        return teams.get(person);
    }

    /// Seconds since 1970 on the person's wall clock.
    long local(int person, long at) {
        return at
                + zones.get(person)
                        .getRules()
                        .getOffset(Instant.ofEpochSecond(at))
                        .getTotalSeconds();
    }

    /// The day since 1970 on the person's calendar.
    long dayOf(int person, long at) {
        return Math.floorDiv(local(person, at), Timeline.DAY);
    }

    /// Second of the person's day.
    int secondOf(int person, long at) {
        return (int) Math.floorMod(local(person, at), Timeline.DAY);
    }

    boolean isAway(int person, long at) {
        return marked(away.get(person), person, at);
    }

    /// The days of an absence, counted from a day since 1970.
    BitSet awayDays(int person, long from, int days) {
        BitSet counted = new BitSet(days);
        for (int day = 0; day < days; day++) {
            long index = from + day - firstDay;
            counted.set(day, index >= 0 && away.get(person).get((int) index));
        }
        return counted;
    }

    /// Whether the person lets their days and nights be shown as evidence.
    boolean agreed(int person) {
        return agreed.get(person);
    }

    boolean isJustBack(int person, long at) {
        return marked(back.get(person), person, at);
    }

    boolean isLeavingSoon(int person, long at) {
        return marked(leaving.get(person), person, at);
    }

    private boolean marked(BitSet days, int person, long at) {
        long day = dayOf(person, at) - firstDay;
        return day >= 0 && day < Integer.MAX_VALUE && days.get((int) day);
    }

    /// Whether the time lies outside the hours the person stated, or on a weekend.
    boolean isOutsideHours(int person, long at) {
        LocalTime time = LocalTime.ofSecondOfDay(secondOf(person, at));
        DayOfWeek weekday = LocalDate.ofEpochDay(dayOf(person, at)).getDayOfWeek();
        boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        boolean inside =
                begins.get(person).isBefore(ends.get(person))
                        ? !time.isBefore(begins.get(person)) && time.isBefore(ends.get(person))
                        : !time.isBefore(begins.get(person)) || time.isBefore(ends.get(person));
        return weekend || !inside;
    }

    /// Pages of a person in [from, to).
    int pagesBetween(int person, long from, long to) {
        return position(person, to) - position(person, from);
    }

    /// When a person was paged in [from, to), ascending.
    long[] pageTimes(int person, long from, long to) {
        return Arrays.copyOfRange(pages.get(person), position(person, from), position(person, to));
    }

    private int position(int person, long at) {
        long[] times = pages.get(person);
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether a page before `at` broke the night, 22:00 to 07:00, that ends on the day of `at`.
    boolean isAfterBrokenNight(int person, long at) {
        long midnight = at - secondOf(person, at);
        long until = Math.min(at, midnight + NIGHT_ENDS);
        return pagesBetween(person, midnight - NIGHT_BEGINS_BEFORE_MIDNIGHT, until) > 0;
    }

    /// The longest stretch of that night without a page, in seconds; the part after `at` counts as
    /// sleep still to come.
    long longestRest(int person, long at) {
        long midnight = at - secondOf(person, at);
        long from = midnight - NIGHT_BEGINS_BEFORE_MIDNIGHT;
        long until = midnight + NIGHT_ENDS;
        long longest = 0;
        long since = from;
        for (int i = position(person, from); i < position(person, Math.min(at, until)); i++) {
            longest = Math.max(longest, pages.get(person)[i] - since);
            since = pages.get(person)[i];
        }
        return Math.max(longest, until - since);
    }
}
