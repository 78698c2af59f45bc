package dev.afterglow.themes.web;

import dev.afterglow.statistics.DoubleCoding;
import dev.afterglow.statistics.Interval;
import dev.afterglow.themes.Code;
import dev.afterglow.themes.Codebook;
import dev.afterglow.themes.Round;
import dev.afterglow.themes.Rounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
    private static final int SHOWN_FIRST = 7;

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
                                                rows(comparison.rows()).stream()
                                                        .limit(SHOWN_FIRST)
                                                        .toList(),
                                                "All %d codes, and where the two differ."
                                                        .formatted(comparison.rows().size() - 1),
                                                drift())))
                .orElse(null);
    }

    /// All together first, then the codes that were seen most.
    List<ThemePage.Row> rows(List<DoubleCoding.Row> rows) {
        return rows.stream()
                .sorted(
                        Comparator.comparing((DoubleCoding.Row row) -> row.code().isPresent())
                                .thenComparingInt(row -> -row.table().positives()))
                .map(this::row)
                .toList();
    }

    /// Kappa over all codes, round by round, for the chart; empty with fewer than two rounds.
    List<Lists.Dot> dots() {
        List<Rounds.Drift> told =
                rounds.drift().stream().filter(one -> one.kappa().isPresent()).toList();
        List<Lists.Dot> dots = new ArrayList<>();
        for (int i = 0; i < told.size() && told.size() > 1; i++) {
            double kappa = told.get(i).kappa().orElseThrow();
            dots.add(
                    new Lists.Dot(
                            String.format(Locale.ROOT, "%.1f%%", 100 * (i + .5) / told.size()),
                            String.format(Locale.ROOT, "%.1f", 120 - 110 * Math.max(0, kappa)),
                            told.get(i).round().name() + " " + Words.fraction(kappa)));
        }
        return dots;
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
