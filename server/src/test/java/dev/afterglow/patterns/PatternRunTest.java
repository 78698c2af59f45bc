package dev.afterglow.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.company.Company;
import dev.afterglow.company.CompanySettings;
import dev.afterglow.company.Effect;
import dev.afterglow.company.PatternFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternRunTest {

    private static final CompanySettings SMALL =
            CompanySettings.until(LocalDate.of(2026, 11, 1)).withSeed(7);

    @TempDir private Path path;

    private History simulated(CompanySettings settings) {
        PatternFolder.write(Company.simulate(settings), path);
        return new Folder(path).read();
    }

    private static Answer run(History history) {
        return PatternRun.of(history, PatternRun.Settings.seeded(1), Progress.SILENT);
    }

    private static Finding find(Answer answer, String pattern) {
        return answer.findings().stream()
                .filter(finding -> finding.pattern().equals(pattern))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_lens_looks_and_every_number_is_a_number() {
        Answer answer = run(simulated(SMALL));

        assertThat(answer.off()).isEmpty();
        Set<String> lenses = new HashSet<>();
        answer.findings().forEach(finding -> lenses.add(finding.lens()));
        assertThat(lenses).hasSize(PatternRun.LENSES.size());
        assertThat(answer.findings()).allSatisfy(PatternRunTest::isSound);
        assertThat(answer.findings()).extracting(Finding::pattern).doesNotHaveDuplicates();
    }

    private static void isSound(Finding finding) {
        assertThat(finding.observed()).isGreaterThanOrEqualTo(0).isFinite();
        assertThat(finding.expected()).isGreaterThanOrEqualTo(0).isFinite();
        assertThat(finding.ratio().low()).isNotNaN().isLessThanOrEqualTo(finding.ratio().high());
        assertThat(finding.power()).isBetween(0., 1.);
        finding.p().ifPresent(p -> assertThat(p).isBetween(0., 1.));
        finding.q().ifPresent(q -> assertThat(q).isBetween(finding.p().orElse(0), 1.));
        if (finding.p().isPresent() && finding.expected() > 0) {
            assertThat(finding.ratio().contains(finding.observed() / finding.expected())).isTrue();
        }
        assertThat(finding.question()).endsWith("?");
        assertThat(finding.question() + finding.baseline())
                .doesNotContainPattern("(?i)because|caus(e|es|ed) |due to|root");
    }

    @Test
    void the_same_seed_gives_the_same_answer() {
        History history = simulated(SMALL);

        assertThat(run(history)).isEqualTo(run(history));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void so_few_incidents_give_clear_answers(int incidents) {
        Folder folder = new Folder(path);
        PatternFolder.write(Company.simulate(SMALL.withIncidents(0)), path);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < incidents; i++) {
            rows.add("x%d,2026-03-0%dT10:00:00Z,,drm-keys,c%d,true,".formatted(i, i + 1, i + 1));
        }
        folder.with(Table.INCIDENTS, rows.toArray(String[]::new));
        for (Table table :
                List.of(
                        Table.PARTICIPANTS,
                        Table.DEVIATIONS,
                        Table.HANDOVERS,
                        Table.CODES,
                        Table.ACTIONS,
                        Table.RISKS)) {
            folder.with(table);
        }

        Answer answer = folder.run();

        assertThat(answer.findings()).isNotEmpty().allSatisfy(PatternRunTest::isSound);
        assertThat(answer.findings())
                .allSatisfy(f -> assertThat(f.verdict()).isEqualTo(Verdict.UNKNOWN));
    }

    @Test
    void all_coded_the_same_tells_nothing() {
        Folder folder = new Folder(path);
        List<String> incidents = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int i = 10; i < 40; i++) {
            incidents.add("i%d,2026-03-01T10:%d:00Z,,drm,,true,".formatted(i, i));
            codes.add("i%d,fatigue,ana,".formatted(i));
            codes.add("i%d,handover,ana,".formatted(i));
        }
        folder.with(Table.INCIDENTS, incidents.toArray(String[]::new))
                .with(Table.CODES, codes.toArray(String[]::new));

        Finding pair = find(folder.run(), "co-occurrence/fatigue+handover");

        assertThat(pair.observed()).isEqualTo(30);
        assertThat(pair.expected()).isEqualTo(30);
        assertThat(pair.p()).isEmpty();
        assertThat(pair.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_missing_file_switches_its_lenses_off_and_says_so() {
        Folder folder =
                new Folder(path).with(Table.INCIDENTS, "i1,2026-03-01T10:00:00Z,,drm,,true,");

        Answer answer = folder.run();

        assertThat(answer.findings()).isEmpty();
        assertThat(answer.off()).hasSize(PatternRun.LENSES.size());
        assertThat(answer.off().get(0))
                .isEqualTo(
                        new Answer.Off(
                                "absence",
                                List.of("absences.csv", "changes.csv"),
                                new AbsenceLens().question()));
    }

    @Test
    void planted_effects_are_found_and_evidence_stands_beside_them() {
        Answer answer =
                run(
                        simulated(
                                SMALL.withIncidents(400)
                                        .with(Effect.RETURN_FROM_LEAVE, 5)
                                        .with(Effect.EARLY_VOICE, 5)
                                        .with(Effect.SLOW_BORDER, 3)));

        Finding justBack = find(answer, "absence/just-back");
        assertThat(justBack.verdict()).isEqualTo(Verdict.MORE);
        assertThat(justBack.evidence()).hasSize((int) justBack.observed());
        assertThat(find(answer, "early-voice/any-service").verdict()).isEqualTo(Verdict.MORE);
        assertThat(find(answer, "propagation/slow-border").verdict()).isEqualTo(Verdict.MORE);
        assertThat(find(answer, "change/friday").verdict()).isNotEqualTo(Verdict.MORE);
    }

    @Test
    void somebody_on_leave_in_most_incidents_is_as_chance_would_have_it() {
        Answer answer = run(simulated(SMALL.with(Effect.SOMEBODY_ON_LEAVE, .8)));

        Finding away = find(answer, "someone-who-knew/somebody-away");

        assertThat(away.observed() / away.n()).isGreaterThan(.7);
        assertThat(away.verdict()).isNotEqualTo(Verdict.MORE);
        assertThat(away.ratio().contains(1)).isTrue();
    }

    @Test
    void a_frozen_pattern_is_tested_alone_on_what_came_later() {
        History later =
                simulated(SMALL.withIncidents(400).with(Effect.RETURN_FROM_LEAVE, 5))
                        .since(LocalDate.of(2025, 11, 1).atStartOfDay().toInstant(ZoneOffset.UTC));

        Answer answer =
                PatternRun.of(
                        later,
                        PatternRun.Settings.seeded(1).only(Set.of("absence/just-back")),
                        Progress.SILENT);

        assertThat(answer.findings()).hasSize(1);
        Finding alone = answer.findings().get(0);
        assertThat(alone.looks()).isEqualTo(1);
        assertThat(alone.q()).isEqualTo(alone.p());
        assertThat(alone.n()).isBetween(80, 200);
        assertThat(alone.verdict()).isEqualTo(Verdict.MORE);
    }

    @Test
    void evidence_about_fewer_than_five_people_is_kept_private() {
        Answer answer = run(simulated(SMALL));

        Finding justBack = find(answer, "absence/just-back");

        assertThat(justBack.observed()).isBetween(1., 4.);
        assertThat(justBack.evidence()).isEmpty();
    }

    @Test
    void a_run_tells_how_far_it_is_and_can_be_ended() {
        History history = simulated(SMALL);
        List<String> heard = new ArrayList<>();
        Progress impatient =
                new Progress() {
                    @Override
                    public void at(String lens, int done, int of) {
                        heard.add(lens + " " + done + "/" + of);
                    }

                    @Override
                    public boolean isCancelled() {
                        return heard.size() == 3;
                    }
                };

        assertThatThrownBy(() -> PatternRun.of(history, PatternRun.Settings.seeded(1), impatient))
                .isInstanceOf(CancellationException.class);
        assertThat(heard).containsExactly("absence 0/14", "someone-who-knew 1/14", "fatigue 2/14");
    }
}
