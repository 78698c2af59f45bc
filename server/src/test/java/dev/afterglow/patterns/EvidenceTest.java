package dev.afterglow.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Twelve incidents, one a week; those who know the service are away at them in turn.
class EvidenceTest {

    private static final List<String> WEEKS =
            List.of(
                    "03-02", "03-09", "03-16", "03-23", "03-30", "04-06", "04-13", "04-20", "04-27",
                    "05-04", "05-11", "05-18");

    @TempDir private Path path;

    private History awayInTurn(int people) {
        List<String> incidents = new ArrayList<>();
        List<String> absences = new ArrayList<>();
        List<String> knowledge = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            knowledge.add("drm,p%d,2025-01-01,".formatted(person));
        }
        for (int week = 0; week < WEEKS.size(); week++) {
            String day = "2026-" + WEEKS.get(week);
            incidents.add("i%d,%sT10:00:00Z,%sT10:30:00Z,drm,,true,".formatted(week, day, day));
            if (week % 2 == 0) {
                absences.add("p%d,%s,%s,vacation".formatted(week / 2 % people, day, day));
            }
        }
        return new Folder(path)
                .with(Table.INCIDENTS, incidents.toArray(String[]::new))
                .with(Table.ABSENCES, absences.toArray(String[]::new))
                .with(Table.KNOWLEDGE, knowledge.toArray(String[]::new))
                .read();
    }

    private static Finding somebodyAway(History history) {
        return PatternRun.of(history, PatternRun.Settings.seeded(1), Progress.SILENT)
                .findings()
                .stream()
                .filter(finding -> finding.pattern().equals("someone-who-knew/somebody-away"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void evidence_needs_five_who_were_away_not_five_who_knew() {
        assertThat(somebodyAway(awayInTurn(4)).evidence()).isEmpty();
        assertThat(somebodyAway(awayInTurn(4)).observed()).isEqualTo(6);
        assertThat(somebodyAway(awayInTurn(5)).evidence()).hasSize(6);
    }

    @Test
    void evidence_of_fewer_is_shown_when_each_of_them_agreed() {
        History history = awayInTurn(2);

        assertThat(somebodyAway(agreed(history, Set.of("p0"))).evidence()).isEmpty();
        assertThat(somebodyAway(agreed(history, Set.of("p0", "p1"))).evidence()).hasSize(6);
    }

    private static History agreed(History history, Set<String> persons) {
        return new History(
                history.present(),
                history.notes(),
                history.people(),
                history.absences(),
                history.services(),
                history.knowledge(),
                history.changes(),
                history.incidents(),
                history.participants(),
                history.pages(),
                history.shifts(),
                history.deviations(),
                history.handovers(),
                history.codes(),
                history.actions(),
                history.risks(),
                persons);
    }
}
