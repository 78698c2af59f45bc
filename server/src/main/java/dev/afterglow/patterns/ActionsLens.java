package dev.afterglow.patterns;

import dev.afterglow.patterns.CodedIncidents.Coded;
import dev.afterglow.statistics.ExactStrata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Did it get rarer afterwards? The incidents of a service once an action was done, and the codes
/// of incidents that led to a done action.
///
/// Exposure: the time after the first action done. Denominator: the service's changes; for codes,
/// the other coded incidents. Few events cannot show that an action helped: mostly the answer is
/// that one cannot tell.
final class ActionsLens implements Lens {

    @Override
    public String name() {
        return "actions";
    }

    @Override
    public String question() {
        return "What changed in how people work, besides the action itself?";
    }

    @Override
    public Set<Table> needs() {
        return Set.of(Table.ACTIONS);
    }

    @Override
    public List<Look> look(Timeline timeline, Chance chance) {
        List<History.Action> done =
                timeline.history().actions().stream()
                        .filter(action -> action.isDone() && action.automates().isEmpty())
                        .toList();
        List<Look> looks = new ArrayList<>();
        if (timeline.history().present().contains(Table.CHANGES)) {
            BeforeAfter.Answer after =
                    new BeforeAfter(timeline).ask(BeforeAfter.of(timeline, done));
            looks.add(
                    new Look(
                            "service-afterwards",
                            after.sample(),
                            after.cases().n(),
                            "the service's incidents dealt out by its changes before and after;"
                                    + " those that led to an action left out",
                            question(),
                            after.cases().open()));
        }
        if (timeline.history().present().contains(Table.CODES)) {
            looks.add(codesAfterwards(timeline, done));
        }
        return looks;
    }

    private Look codesAfterwards(Timeline timeline, List<History.Action> done) {
        CodedIncidents coded = new CodedIncidents(timeline);
        Set<String> causes = new HashSet<>();
        Map<String, Long> endedFor = new HashMap<>();
        for (History.Action action : done) {
            causes.add(action.incident());
            if (action.endedAt() != null) {
                endedFor.merge(action.incident(), action.endedAt().getEpochSecond(), Math::min);
            }
        }
        Map<String, Long> from = new HashMap<>();
        for (Coded row : coded.rows()) {
            Long ended = endedFor.get(row.incident().id());
            if (ended != null) {
                row.codes().forEach(code -> from.merge(code, ended, Math::min));
            }
        }
        List<Coded> others =
                coded.rows().stream().filter(row -> !causes.contains(row.incident().id())).toList();
        List<ExactStrata.Stratum> strata = new ArrayList<>();
        Cases cases = new Cases();
        from.forEach((code, since) -> strata.add(stratum(others, code, since, cases)));
        return new Look(
                "codes-afterwards",
                Sample.of(ExactStrata.of(strata, cases.observed())),
                cases.n(),
                "the other coded incidents, as many with the code, before and after the first"
                        + " action done about it; dealt out anew",
                question(),
                cases.open());
    }

    private static ExactStrata.Stratum stratum(
            List<Coded> rows, String code, long since, Cases cases) {
        int with = 0;
        int after = 0;
        for (Coded row : rows) {
            boolean isAfter = row.incident().start() >= since;
            after += isAfter ? 1 : 0;
            if (row.codes().contains(code)) {
                with++;
                cases.add(row.incident(), isAfter);
            }
        }
        return new ExactStrata.Stratum(with, after, rows.size());
    }
}
