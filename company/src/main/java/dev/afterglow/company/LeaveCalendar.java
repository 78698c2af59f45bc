package dev.afterglow.company;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Who is away on which of the period's days, and who is just back.
///
/// Everybody takes about five weeks a year in blocks around summer, winter, spring and autumn, a
/// few single days, and is sick twice for one to three days.
final class LeaveCalendar {
    /// An absence of at least this many days makes somebody "just back" afterwards.
    static final int LONG_DAYS = 5;

    /// For this many working days somebody is just back.
    static final int BACK_DAYS = 3;

    private static final int[] BLOCK_FROM_WEEK = {24, 51, 8, 36};
    private static final int[] BLOCK_WEEKS = {10, 3, 12, 12};

    private final CompanySettings settings;
    private final Organisation organisation;
    private final List<LocalDays> days = new ArrayList<>();
    private final int length;
    private final List<List<Stretch>> stretches = new ArrayList<>();
    private final BitSet[] away;
    private final BitSet[] justBack;

    /// Days away, the last included.
    private record Stretch(int from, int to, String kind) {}

    LeaveCalendar(CompanySettings settings, Organisation organisation) {
        this.settings = settings;
        this.organisation = organisation;
        length = (int) (settings.end().toEpochDay() - settings.start().toEpochDay());
        Map<Site, LocalDays> bySite = new EnumMap<>(Site.class);
        for (Person person : organisation.people()) {
            days.add(
                    bySite.computeIfAbsent(
                            person.site(),
                            site -> new LocalDays(site.zone(), settings.start(), length)));
        }
        int people = organisation.people().size();
        away = new BitSet[people];
        justBack = new BitSet[people];
        for (int person = 0; person < people; person++) {
            away[person] = new BitSet(length);
            justBack[person] = new BitSet(length);
            stretches.add(new ArrayList<>());
        }
        fill();
    }

    /// Number of days in the period.
    int length() {
        return length;
    }

    LocalDays daysOf(int person) {
        return days.get(person);
    }

    boolean isAway(int person, int day) {
        return away[person].get(day);
    }

    boolean isAwayAt(int person, long epochSecond) {
        return away[person].get(daysOf(person).dayOf(epochSecond));
    }

    /// Whether a day is one of the first three working days after at least five days away.
    boolean isJustBack(int person, int day) {
        return justBack[person].get(day);
    }

    List<Absence> absences() {
        List<Absence> all = new ArrayList<>();
        for (int person = 0; person < away.length; person++) {
            stretches.get(person).sort(Comparator.comparingInt(Stretch::from));
            LocalDays calendar = daysOf(person);
            for (Stretch stretch : stretches.get(person)) {
                all.add(
                        new Absence(
                                organisation.personId(person),
                                calendar.date(stretch.from()),
                                calendar.date(stretch.to()),
                                stretch.kind()));
            }
        }
        return all;
    }

    private void fill() {
        Dice dice = Dice.of(settings.seed(), "leave");
        for (int person = 0; person < away.length; person++) {
            if (dice.chance(0.02 * settings.years())) {
                int from = firstMonday() + 7 * dice.below(Math.max(1, length / 7));
                take(person, new Stretch(from, from + 7 * (8 + dice.below(9)) - 3, "parental"));
            }
            for (int year = 0; year < settings.years(); year++) {
                takeYear(person, year, dice);
            }
        }
        topUp(Dice.of(settings.seed(), "more leave"));
        for (int person = 0; person < away.length; person++) {
            markBack(person);
        }
    }

    private void takeYear(int person, int year, Dice dice) {
        boolean trains = settings.plants(Effect.RELEASE_TRAINS);
        int yearBegins =
                (int)
                        (settings.start().plusYears(year).toEpochDay()
                                - settings.start().toEpochDay());
        int startWeek = (settings.start().getDayOfYear() - 1) / 7;
        for (int block = 0; block < BLOCK_FROM_WEEK.length; block++) {
            int week = BLOCK_FROM_WEEK[block] + dice.below(BLOCK_WEEKS[block]);
            int from = mondayOn(yearBegins + 7 * Math.floorMod(week - startWeek, 52));
            int to = from + (block == 0 ? 11 : 4);
            boolean shifted = !trains && dice.chance(0.2);
            take(person, new Stretch(shifted ? from + 2 : from, shifted ? to + 2 : to, "vacation"));
        }
        for (int i = 0; i < 4; i++) {
            takeDays(person, yearBegins, dice.chance(0.2) ? "training" : "vacation", dice);
        }
        for (int i = 0; i < 2; i++) {
            takeDays(person, yearBegins, "sick", dice);
        }
    }

    private void takeDays(int person, int yearBegins, String kind, Dice dice) {
        int from = yearBegins + dice.below(365);
        int weekday = daysOf(person).weekday(from);
        if (weekday < 5) {
            take(
                    person,
                    new Stretch(from, Math.min(from + dice.below(3), from + 4 - weekday), kind));
        }
    }

    /// The trap [Effect#SOMEBODY_ON_LEAVE]: single weeks, wherever they fall.
    private void topUp(Dice dice) {
        double share = settings.ratio(Effect.SOMEBODY_ON_LEAVE);
        for (int[] team : organisation.members()) {
            int limit = 200 * team.length;
            while (shareWithSomebodyAway(team) < share && limit-- > 0) {
                int from = mondayOn(dice.below(length));
                take(team[dice.below(team.length)], new Stretch(from, from + 6, "vacation"));
            }
        }
    }

    private double shareWithSomebodyAway(int[] team) {
        BitSet somebody = new BitSet(length);
        for (int person : team) {
            somebody.or(away[person]);
        }
        return somebody.cardinality() / (double) length;
    }

    /// Takes what of the stretch lies in the period, unless it overlaps something taken before.
    private void take(int person, Stretch wanted) {
        int from = Math.max(0, wanted.from());
        int to = Math.min(length - 1, wanted.to());
        int next = away[person].nextSetBit(from);
        boolean free = next < 0 || next > to;
        if (free && from <= to) {
            away[person].set(from, to + 1);
            stretches.get(person).add(new Stretch(from, to, wanted.kind()));
        }
    }

    private void markBack(int person) {
        LocalDays calendar = daysOf(person);
        for (Stretch stretch : stretches.get(person)) {
            if (stretch.to() - stretch.from() + 1 < LONG_DAYS) {
                continue;
            }
            int left = BACK_DAYS;
            for (int day = stretch.to() + 1; left > 0 && day < length; day++) {
                if (calendar.weekday(day) < 5 && !away[person].get(day)) {
                    justBack[person].set(day);
                    left--;
                }
            }
        }
    }

    private int firstMonday() {
        return daysOf(0).firstMonday();
    }

    /// The Monday of the week in which a day lies; up to six days before the period.
    private int mondayOn(int day) {
        int first = firstMonday();
        return first + 7 * Math.floorDiv(day - first, 7);
    }
}
