package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon-fri 09:00-17:30 | mon-fri 09:00-17:30",
                "MON-FRI 9:00 - 17:30 | mon-fri 09:00-17:30",
                "mon,wed 08:00-12:00 | mon,wed 08:00-12:00",
                "mon-thu 09:00-12:30, mon-thu 13:30-17:30, fri 09:00-13:00"
                        + " | mon-thu 09:00-12:30, mon-thu 13:30-17:30, fri 09:00-13:00",
                "sat-mon 10:00-24:00 | mon,sat-sun 10:00-24:00",
                "fri 22:00-06:00 | fri 22:00-06:00",
            })
    void what_is_read_is_written_in_one_form(String text, String form) {
        assertThat(WorkingHours.parse(text)).hasToString(form);
        assertThat(WorkingHours.parse(form)).isEqualTo(WorkingHours.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mon-fri",
                "nine to five",
                "mon-fri 09:00-25:00",
                "mon-fri 9-17",
                "xyz 09:00-17:00",
                "mon-tue-wed 09:00-17:00",
                "mon 09:00-09:00"
            })
    void what_is_not_understood_is_named(String text) {
        assertThatThrownBy(() -> WorkingHours.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mon-fri 09:00-17:30")
                .hasMessageContaining(text);
    }

    @Test
    void no_text_means_that_no_hours_were_stated() {
        assertThat(WorkingHours.parse("").isStated()).isFalse();
        assertThat(WorkingHours.UNSTATED).hasToString("");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T22:00, true",
        "2026-03-07T05:59, true",
        "2026-03-07T06:00, false",
        "2026-03-06T05:00, false",
        "2026-03-07T22:30, false",
    })
    void a_night_belongs_to_the_day_on_which_it_starts(LocalDateTime at, boolean works) {
        WorkingHours nights = WorkingHours.parse("fri 22:00-06:00");

        assertThat(nights.contains(at)).isEqualTo(works);
    }
}
