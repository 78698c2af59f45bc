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
public record LoadTable(String span, List<Row> rows) {

    /// @param share of the longest time, for the bar: `85.5%`
    public record Row(
            String name, String place, String share, String whole, String night, int weekends) {}

    static LoadTable of(String span, List<Load> loads, List<Person> people) {
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
        return new LoadTable(span, rows);
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
