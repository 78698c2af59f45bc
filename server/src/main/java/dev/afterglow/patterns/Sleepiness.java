package dev.afterglow.patterns;

import dev.afterglow.statistics.Alertness;
import java.util.ArrayList;
import java.util.List;

/// How sleepy somebody probably is, as far as pages tell, by the three-process model ([Alertness]).
///
/// Assumed are sleep from 23:00 to 07:00 on the person's wall clock, an hour awake after each page
/// in it, and that whoever works at night without having been paged has not slept yet. That is no
/// more than a sleep opportunity: real sleep is shorter, and nobody's own is known.
final class Sleepiness {

    private static final int SLEEP_FROM = -1;
    private static final int SLEEP_TO = 7;
    private static final int HOUR = 3_600;
    private static final double AWAKE_AFTER_A_PAGE = 1;
    private static final int MINUTES = 24 * 60;

    /// Half a second: pages stand on whole seconds, and less than that is rounding.
    private static final double SHORTEST = .5 / HOUR;

    private static final long BACK = Alertness.DAYS_BACK * Timeline.DAY;

    private final People people;
    private final double[] undisturbed = new double[MINUTES];

    Sleepiness(People people) {
        this.people = people;
        for (int minute = 0; minute < MINUTES; minute++) {
            undisturbed[minute] = kss(minute / 60.0, new double[0]);
        }
    }

    /// Whether the model gives them KSS 7 or more, from which risk rises steeply.
    boolean isSleepy(int person, long at) {
        return kss(person, at) >= Alertness.SLEEPY;
    }

    /// Sleepiness on the Karolinska scale, 1 to 9.
    double kss(int person, long at) {
        int second = people.secondOf(person, at);
        long from = at - second - BACK + SLEEP_FROM * HOUR;
        long[] pages = people.pageTimes(person, from, at);
        if (pages.length == 0) {
            return undisturbed[second / 60];
        }
        double[] hours = new double[pages.length];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = (pages[i] - (at - second)) / (double) HOUR;
        }
        return kss(second / (double) HOUR, hours);
    }

    /// @param hour of the day
    /// @param pages in hours from that day's midnight, ascending
    private static double kss(double hour, double[] pages) {
        double shift = 24.0 * Alertness.DAYS_BACK;
        List<Alertness.Sleep> sleeps = new ArrayList<>();
        for (int night = -Alertness.DAYS_BACK + 1; night <= 1; night++) {
            double from = 24.0 * night + SLEEP_FROM;
            double to = 24.0 * night + SLEEP_TO;
            if (from < hour) {
                addNight(sleeps, new Night(from, to, hour), pages, shift);
            }
        }
        return Alertness.at(hour + shift, sleeps, Alertness.Type.BETWEEN).kss();
    }

    /// A night in hours, as far as it lies before the moment.
    private record Night(double from, double to, double until) {}

    private static void addNight(
            List<Alertness.Sleep> sleeps, Night night, double[] pages, double shift) {
        double asleep = night.from();
        boolean wasPaged = false;
        for (double page : pages) {
            if (page < night.from() || page >= night.to() || page > night.until()) {
                continue;
            }
            add(sleeps, asleep, page, shift);
            asleep = Math.max(asleep, page + AWAKE_AFTER_A_PAGE);
            wasPaged = true;
        }
        boolean isOver = night.to() <= night.until();
        if (isOver) {
            add(sleeps, asleep, night.to(), shift);
        } else if (wasPaged) {
            add(sleeps, asleep, night.until(), shift);
        }
    }

    private static void add(List<Alertness.Sleep> sleeps, double from, double to, double shift) {
        if (to - from > SHORTEST) {
            sleeps.add(new Alertness.Sleep(from + shift, to + shift));
        }
    }
}
