package dev.afterglow.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-27, 2026-11-26, false",
        "2026-11-27, 2026-11-27, true",
        "2026-11-27, 2026-11-28, false",
        "2026-12-24/2027-01-02, 2026-12-23, false",
        "2026-12-24/2027-01-02, 2026-12-24, true",
        "2026-12-24/2027-01-02, 2027-01-02, true",
        "2026-12-24/2027-01-02, 2027-01-03, false"
    })
    void both_ends_belong_to_it(String freeze, LocalDate day, boolean covered) {
        assertThat(Freeze.parse(freeze).covers(day)).isEqualTo(covered);
    }

    @Test
    void what_is_none_is_refused_when_the_server_starts() {
        assertThatThrownBy(() -> new ExperimentSettings(Path.of("halt"), 2, List.of("christmas")))
                .hasMessageContaining("2026-12-24/2027-01-02, was 'christmas'");
        assertThatThrownBy(() -> Freeze.parse("2027-01-02/2026-12-24"))
                .hasMessageContaining("ends on its first day or later");
        assertThat(new ExperimentSettings(Path.of("halt"), 2, List.of("", " 2026-11-27")).frozen())
                .containsExactly(Freeze.parse("2026-11-27"));
    }
}
