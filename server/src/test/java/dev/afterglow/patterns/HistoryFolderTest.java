package dev.afterglow.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryFolderTest {

    @TempDir private Path path;
    private Folder folder;

    @BeforeEach
    void oneIncident() {
        folder =
                new Folder(path)
                        .with(
                                Table.INCIDENTS,
                                "i1,2026-03-01T10:00:00Z,2026-03-01T11:00:00+01:00,drm,,true,");
    }

    @Test
    void an_empty_folder_says_what_is_missing(@TempDir Path empty) {
        assertThatThrownBy(() -> new Folder(empty).read())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no incidents.csv");
        assertThatThrownBy(() -> new Folder(empty.resolve("nowhere")).read())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no such folder");
    }

    private static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments(
                        Table.INCIDENTS,
                        "i1,2026-03-01T10:00:00Z,2026-03-01T09:00:00Z,drm,,true,",
                        "incidents.csv:2:25: \"2026-03-01T09:00:00Z\", expected an instant not"
                                + " before"),
                arguments(
                        Table.INCIDENTS,
                        "i1,2026-03-01 10:00,,drm,,true,",
                        "incidents.csv:2:4: \"2026-03-01 10:00\", expected an instant with offset"),
                arguments(
                        Table.INCIDENTS,
                        "i1,2026-03-01T10:00:00Z,,drm,,perhaps,",
                        "incidents.csv:2:31: \"perhaps\", expected true or false"),
                arguments(
                        Table.INCIDENTS,
                        "i1,2026-03-01T10:00:00Z,,drm",
                        "incidents.csv:2: 4 cells, expected 7"),
                arguments(
                        Table.INCIDENTS,
                        "\"i1,2026-03-01T10:00:00Z,,drm,,true,",
                        "incidents.csv:2:1: a quote that never ends"),
                arguments(
                        Table.ABSENCES,
                        "ana,2026-07-17,2026-07-06,vacation",
                        "absences.csv:2:16: \"2026-07-06\", expected a date not before 2026-07-17"),
                arguments(
                        Table.ABSENCES,
                        "ana,soon,2026-07-06,vacation",
                        "absences.csv:2:5: \"soon\", expected a date such as"),
                arguments(
                        Table.ABSENCES,
                        ",2026-07-01,2026-07-06,vacation",
                        "absences.csv:2:1: nothing, expected a person"));
    }

    private static Stream<Arguments> unreadablePeople() {
        return Stream.of(
                arguments(
                        Table.PEOPLE,
                        "ana,core,Mars/Olympus,mon-fri 09:00-17:00",
                        "people.csv:2:10: \"Mars/Olympus\", expected a time zone"),
                arguments(
                        Table.PEOPLE,
                        "ana,core,Europe/Lisbon,all day",
                        "people.csv:2:24: \"all day\", expected hours such as"),
                arguments(
                        Table.PARTICIPANTS,
                        "i9,ana,responder,oncall,2026-03-01T10:05:00Z",
                        "participants.csv:2:1: \"i9\", expected an incident"),
                arguments(
                        Table.PARTICIPANTS,
                        "i1,ana,responder,shouted,2026-03-01T10:05:00Z",
                        "participants.csv:2:18: \"shouted\", expected oncall, paged, asked or"
                                + " chance"));
    }

    @ParameterizedTest
    @MethodSource({"unreadable", "unreadablePeople"})
    void what_cannot_be_read_is_named_with_its_place(Table table, String row, String message) {
        Folder broken = folder.with(table, row);

        assertThatThrownBy(broken::read).isInstanceOf(BadInput.class).hasMessageContaining(message);
    }

    @Test
    void an_id_used_twice_names_the_first_line() {
        folder.with(
                Table.INCIDENTS,
                "i1,2026-03-01T10:00:00Z,,drm,,true,",
                "i1,2026-03-02T10:00:00Z,,drm,,true,");

        assertThatThrownBy(folder::read)
                .hasMessageContaining(
                        "incidents.csv:3:1: \"i1\", expected an id not used in line 2");
    }

    @Test
    void a_header_without_a_column_says_which() {
        folder.withText("absences.csv", "person,from\nana,2026-07-06\n");

        assertThatThrownBy(folder::read).hasMessageContaining("absences.csv:1: no column to");
    }

    @Test
    void overlapping_absences_are_one_stretch_and_noted() {
        folder.with(
                Table.ABSENCES,
                "ana,2026-07-06,2026-07-10,vacation",
                "ana,2026-07-09,2026-07-12,sick",
                "bo,2026-07-06,2026-07-12,vacation");

        History history = folder.read();

        assertThat(history.notes())
                .containsExactly(
                        "absences.csv: 1 overlap an earlier one of the same person; counted as one"
                                + " stretch");
        People people = new People(history);
        long monday = 1_783_936_800; // 2026-07-13T10:00Z
        assertThat(people.isJustBack(people.indexOf("ana"), monday)).isTrue();
        assertThat(people.isAway(people.indexOf("ana"), monday - 2 * Timeline.DAY)).isTrue();
        assertThat(people.isJustBack(people.indexOf("ana"), monday + 3 * Timeline.DAY)).isFalse();
    }

    @Test
    void people_and_changes_named_only_elsewhere_are_noted() {
        folder.with(Table.PEOPLE, "ana,core,Europe/Lisbon,mon-fri 09:00-17:30")
                .with(Table.CHANGES, "c1,zed,2026-03-01T09:30:00Z,drm")
                .with(Table.INCIDENTS, "i1,2026-03-01T10:00:00Z,,drm,c7,no,");

        assertThat(folder.read().notes())
                .anyMatch(note -> note.startsWith("people.csv lacks 1") && note.contains("zed"))
                .anyMatch(note -> note.startsWith("changes.csv lacks 1") && note.contains("c7"));
    }

    @Test
    void quoted_cells_blank_lines_and_other_columns_are_read() {
        folder.withText(
                "codes.csv",
                """
                \uFEFFcoder,incident,"code",gate,memo

                ana,i1,"told ""late"", twice",,"over
                two lines"
                """);

        History history = folder.read();

        assertThat(history.codes())
                .containsExactly(new History.Tick("i1", "told \"late\", twice", "ana", ""));
    }
}
