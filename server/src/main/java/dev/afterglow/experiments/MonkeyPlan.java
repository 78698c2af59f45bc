package dev.afterglow.experiments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the monkey would do on some days if nothing stood in its way: each draw with the decision
/// at its time, and the applications that it left in peace for longer than chance would.
///
/// @param rows in the order of their times
/// @param silences one sentence each
public record MonkeyPlan(List<Row> rows, List<String> silences) {

    /// Ten years of one application's draws.
    private static final int MOST_DAYS = 3_660;

    /// @param instance empty when nothing is terminated
    /// @param decision `terminate`, or why not
    public record Row(Instant at, MonkeyGroup group, String instance, String decision) {}

    /// Plays the days from the first to the last, both included.
    ///
    /// @throws IllegalArgumentException when there are none, or more than ten years of them
    public static MonkeyPlan play(MonkeyFile file, LocalDate from, LocalDate to) {
        if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw new IllegalArgumentException(
                    "expected 1 to 3660 days, was %s to %s".formatted(from, to));
        }
        Monkey monkey = new Monkey(file.seed(), file.workDays());
        Map<MonkeyGroup, Instant> last = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            for (Monkey.Termination due : monkey.schedule(day, file.optIns(), file.instances())) {
                rows.add(decided(file, monkey, due, last));
            }
        }
        return new MonkeyPlan(rows, silences(file, last, from, to));
    }

    private static Row decided(
            MonkeyFile file,
            Monkey monkey,
            Monkey.Termination due,
            Map<MonkeyGroup, Instant> last) {
        OptIn optIn =
                file.optIns().stream()
                        .filter(one -> one.app().equals(due.group().app()))
                        .findFirst()
                        .orElseThrow();
        TerminationGates.Now now =
                new TerminationGates.Now(
                        due.at(),
                        true,
                        Optional.empty(),
                        true,
                        false,
                        file.instances(),
                        Optional.ofNullable(last.get(due.group())));
        return switch (TerminationGates.decide(monkey, file.workDays(), optIn, due, now)) {
            case TerminationGates.Decision.Terminate(var instance) -> {
                last.put(due.group(), due.at());
                yield new Row(due.at(), due.group(), instance.id(), "terminate");
            }
            case TerminationGates.Decision.Leashed(var instance) ->
                    new Row(due.at(), due.group(), instance.id(), "leashed");
            case TerminationGates.Decision.Refused(String why) ->
                    new Row(due.at(), due.group(), "", why);
        };
    }

    private static List<String> silences(
            MonkeyFile file, Map<MonkeyGroup, Instant> last, LocalDate from, LocalDate to) {
        List<String> silences = new ArrayList<>();
        for (OptIn optIn : file.optIns()) {
            for (MonkeyGroup group : MonkeyGroup.of(optIn, file.instances())) {
                LocalDate since =
                        Optional.ofNullable(last.get(group))
                                .map(at -> at.atZone(file.workDays().zone()).toLocalDate())
                                .orElse(from.minusDays(1));
                int days = file.workDays().between(since, to);
                if (Monkey.isSilent(optIn, days)) {
                    silences.add(
                            "%s: nothing for %d work days; chance gives that in %.2g %% of cases"
                                    .formatted(
                                            group.words(),
                                            days,
                                            100 * Monkey.chanceOfSilence(optIn, days)));
                }
            }
        }
        return silences;
    }
}
