package dev.afterglow.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two teams, each with a service that four people know; incidents ask one of them in.
class KnowledgeLensTest {

    private static final List<String> CORE = List.of("ana", "bo", "cy", "dee");
    private static final List<String> EDGE = List.of("eli", "fay", "gus", "hal");

    @TempDir private Path path;
    private Folder folder;

    @BeforeEach
    void two_teams() {
        folder = new Folder(path);
        List<String> people = new ArrayList<>();
        List<String> knowledge = new ArrayList<>();
        CORE.forEach(id -> people.add(id + ",core,UTC,"));
        EDGE.forEach(id -> people.add(id + ",edge,UTC,"));
        CORE.forEach(id -> knowledge.add("drm," + id + ",2025-01-01,"));
        EDGE.forEach(id -> knowledge.add("cdn," + id + ",2025-01-01,"));
        folder.with(Table.PEOPLE, people.toArray(String[]::new));
        folder.with(Table.KNOWLEDGE, knowledge.toArray(String[]::new));
    }

    /// Incidents of both services in turn; of every four of a team `preferred` go to its first.
    private Finding asked(int incidents, int preferred) {
        List<String> begun = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < incidents; i++) {
            boolean core = i % 2 == 0;
            int turn = i / 2;
            String at = "2025-%02d-%02dT10:00:00Z".formatted(turn / 28 % 12 + 1, turn % 28 + 1);
            begun.add("i%d,%s,,%s,,true,".formatted(i, at, core ? "drm" : "cdn"));
            int person = turn % 4 < preferred ? 0 : turn % 4;
            String who = (core ? CORE : EDGE).get(person);
            asked.add("i%d,%s,expert,asked,%s".formatted(i, who, at));
        }
        folder.with(Table.INCIDENTS, begun.toArray(String[]::new));
        folder.with(Table.PARTICIPANTS, asked.toArray(String[]::new));
        return folder.run().findings().stream()
                .filter(finding -> finding.pattern().equals("knowledge/same-few"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void one_of_each_team_who_is_asked_most_is_more_than_chance() {
        Finding finding = asked(96, 3);

        assertThat(finding.verdict()).isEqualTo(Verdict.MORE);
        assertThat(finding.n()).isEqualTo(96);
        assertThat(finding.observed()).isEqualTo(2 * (36 - 12));
        assertThat(finding.expected()).isBetween(3., 9.);
        assertThat(finding.evidence()).as("two people stand behind it").isEmpty();
    }

    @Test
    void calls_that_go_round_are_not() {
        Finding finding = asked(96, 1);

        assertThat(finding.observed()).isZero();
        assertThat(finding.verdict()).isNotEqualTo(Verdict.MORE);
    }

    @Test
    void its_power_is_that_of_somebody_asked_twice_as_often_not_of_twice_the_count() {
        Finding few = asked(16, 1);
        Finding many = asked(1600, 1);

        assertThat(few.power()).isLessThan(.3);
        assertThat(many.power()).isGreaterThan(.9);
    }
}
