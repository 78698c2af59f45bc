package dev.afterglow.patterns.web;

import dev.afterglow.patterns.TeamHealth;
import dev.afterglow.people.Team;
import dev.afterglow.web.Numbers;
import java.util.List;

/// On-call health of a team in sums, or the reason why there are none.
///
/// @param why empty when there are sums
public record TeamHealthView(
        String name, String headline, String why, List<HealthView.Line> lines) {

    public TeamHealthView {
        lines = List.copyOf(lines);
    }

    static TeamHealthView of(Team team, TeamHealth health) {
        return switch (health) {
            case TeamHealth.TooFew few ->
                    new TeamHealthView(
                            team.name(),
                            "Too few people for sums",
                            ("In the last quarter %s of %s were on call or paged. Sums of"
                                            + " fewer than five people would show single nights, so"
                                            + " they are not made.")
                                    .formatted(people(few.people()), team.name()),
                            List.of());
            case TeamHealth.Sums sums ->
                    new TeamHealthView(team.name(), headline(sums), "", lines(sums));
        };
    }

    private static String people(int count) {
        return count == 0 ? "nobody" : count == 1 ? "one person" : count + " people";
    }

    private static String headline(TeamHealth.Sums sums) {
        return "%s pages in %d weeks, %s of them at night"
                .formatted(
                        Numbers.number(sums.interruptions().all()),
                        sums.weeks(),
                        Numbers.number(sums.interruptions().sleeping()));
    }

    private static List<HealthView.Line> lines(TeamHealth.Sums sums) {
        String each = " by " + sums.people() + " people";
        return List.of(
                plain("In working hours", Numbers.number(sums.interruptions().working()) + each),
                plain("Late", Numbers.number(sums.interruptions().late()) + each),
                plain(
                        "In sleeping hours, 22:00 to 07:00",
                        Numbers.number(sums.interruptions().sleeping()) + each),
                plain("Pages a person and week", Numbers.number(rounded(sums.pagesPerWeek()))),
                plain(
                        "Broken nights a person and week",
                        Numbers.number(rounded(sums.nightsPerWeek()))),
                plain(
                        "Broken nights followed by a day away or off call",
                        Numbers.percent(rounded(sums.recovered()))),
                new HealthView.Line(
                        "Time on call, on average",
                        Numbers.percent(rounded(sums.meanShare())),
                        "at most 25 %",
                        "Google, Site Reliability Engineering, 2016, chapter 11",
                        sums.meanShare() > .25 ? "harm" : "plain"),
                new HealthView.Line(
                        "People with more than two pages in some twelve hours",
                        sums.overTwo() < 0
                                ? "fewer than five; not shown"
                                : Numbers.number(sums.overTwo()),
                        "nobody",
                        "Google, Site Reliability Engineering, 2016, chapter 11",
                        sums.overTwo() == 0 ? "plain" : "harm"));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static HealthView.Line plain(String name, String value) {
        return new HealthView.Line(name, value, "", "", "plain");
    }
}
