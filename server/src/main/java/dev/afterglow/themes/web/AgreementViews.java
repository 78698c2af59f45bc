package dev.afterglow.themes.web;

import dev.afterglow.statistics.DoubleCoding;
import dev.afterglow.statistics.Interval;
import dev.afterglow.themes.Code;
import dev.afterglow.themes.Codebook;
import dev.afterglow.themes.Round;
import dev.afterglow.themes.Rounds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How two coders agree, in the words and digits of the pages.
@Component
class AgreementViews {

    /// Under so many ticks of either coder no verdict is given.
    private static final int POSITIVES_LEAST = 5;

    /// Krippendorff (2004), "Content Analysis", 2nd edition, section 11.4.2.
    private static final double FIRM = .8;

    private static final double TENTATIVE = .667;

    private final Rounds rounds;
    private final Codebook codebook;

    AgreementViews(Rounds rounds, Codebook codebook) {
        this.rounds = rounds;
        this.codebook = codebook;
    }

    /// Of the latest round that both coders are done with; null when there is none, and in
    /// reflexive mode.
    ThemePage.@Nullable Agreement latest() {
        if (codebook.isReflexive()) {
            return null;
        }
        Optional<Round> round = rounds.all().stream().filter(Round::isDone).findFirst();
        return round.flatMap(one ->
                        rounds.compare(one)
                                .map(comparison ->
                                        new ThemePage.Agreement(
                                                "%d incidents, both blind, unit: incident"
                                                        .formatted(one.incidents().size()),
                                                "/themes/rounds/" + one.id(),
                                                rows(comparison.rows()),
                                                drift())))
                .orElse(null);
    }

    List<ThemePage.Row> rows(List<DoubleCoding.Row> rows) {
        return rows.stream().map(this::row).toList();
    }

    /// Kappa over all codes, round by round.
    String drift() {
        List<Rounds.Drift> drift = rounds.drift();
        return drift.size() < 2
                ? ""
                : drift.stream()
                        .map(one -> one.round().name() + " " + shown(one.kappa()))
                        .collect(
                                Collectors.joining(
                                        ", ", "Kappa over all codes, round by round: ", "."));
    }

    private ThemePage.Row row(DoubleCoding.Row row) {
        int seen = row.table().positives();
        OptionalDouble alpha = row.table().alpha();
        String name =
                row.code()
                        .map(slug -> codebook.code(slug).map(AgreementViews::name).orElse(slug))
                        .orElse("All together");
        boolean tells = seen >= POSITIVES_LEAST && alpha.isPresent();
        double value = alpha.orElse(0);
        String verdict = value >= FIRM ? "firm" : value >= TENTATIVE ? "tentative" : "weak";
        String tone = value >= FIRM ? "good" : "info";
        return new ThemePage.Row(
                name,
                seen,
                shown(row.table().agreement()),
                shown(row.table().kappa()),
                shown(row.kappa()),
                shown(alpha),
                shown(row.alpha()),
                shown(row.table().ac1()),
                shown(row.ac1()),
                tells ? verdict : "cannot tell with " + seen,
                tells ? tone : "doubt");
    }

    private static String name(Code code) {
        return code.rules().name();
    }

    static String shown(OptionalDouble value) {
        return value.isPresent() ? Words.fraction(value.getAsDouble()) : "–";
    }

    private static String shown(Optional<Interval> interval) {
        return interval.map(one -> Words.fraction(one.low()) + " to " + Words.fraction(one.high()))
                .orElse("");
    }
}
