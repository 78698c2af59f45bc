package dev.afterglow.oncall.web;

import dev.afterglow.oncall.Load;
import dev.afterglow.people.Person;
import dev.afterglow.web.PersonChip;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How the hours of a schedule fall, by name: a table to plan with, not a ranking.
///
/// @param span the days it covers, in words
/// @param coverage how much of it somebody was or will be on call, and what an even share would be
/// @param year whether it covers a year, not three months
public record LoadTable(String span, String coverage, boolean year, List<Row> rows) {

    /// What it covers.
    ///
    /// @param empty how much of `whole` nobody was or will be on call
    record During(String span, Duration whole, Duration empty, boolean year) {}

    /// @param share of the longest time, for the bar: `85.5%`
    public record Row(
            String name, String place, String share, String whole, String night, int weekends) {}

    static LoadTable of(During during, List<Load> loads, List<Person> people) {
        double longest =
                loads.stream().mapToDouble(load -> load.whole().toSeconds()).max().orElse(0);
        List<Row> rows =
                loads.stream()
                        .filter(load -> load.whole().isPositive())
                        .flatMap(load ->
                                people.stream()
                                        .filter(person -> person.id().equals(load.person()))
                                        .map(person -> row(load, person, longest)))
                        .sorted(Comparator.comparing(Row::name))
                        .toList();
        return new LoadTable(during.span, coverage(during, loads), during.year, rows);
    }

    private static String coverage(During during, List<Load> loads) {
        double covered = 1 - (double) during.empty.toSeconds() / during.whole.toSeconds();
        List<Duration> hours =
                loads.stream().map(Load::whole).filter(Duration::isPositive).toList();
        Duration all = hours.stream().reduce(Duration.ZERO, Duration::plus);
        String even =
                hours.size() < 2
                        ? ""
                        : " An even share for %d people would be %s each."
                                .formatted(hours.size(), hours(all.dividedBy(hours.size())));
        return "Covered %s of this time.%s".formatted(percent(covered), even);
    }

    /// Rounded down, so that a gap never reads as none.
    private static String percent(double share) {
        return share == 1
                ? "100 %"
                : String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000) / 10);
    }

    private static Row row(Load load, Person person, double longest) {
        return new Row(
                person.name(),
                PersonChip.place(person.zone()),
                String.format(Locale.ROOT, "%.1f%%", 100 * load.whole().toSeconds() / longest),
                hours(load.whole()),
                hours(load.night()),
                load.weekends());
    }

    private static String hours(Duration duration) {
        return Math.round(duration.toSeconds() / 3600.0) + " h";
    }
}
