package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PointTextTest {

    private static final Instant AT = Instant.parse("2026-03-04T10:00:00Z");

    @Test
    void csv_and_json_say_the_same() {
        var csv = PointText.csv("timestamp,value,country\n2026-03-04T11:00:00+01:00,12.5,es\n");
        var json =
                PointText.json(
                        "[{\"timestamp\":1772618400,\"value\":12.5,"
                                + "\"labels\":{\"country\":\"es\"}}]",
                        new JsonMapper());

        assertThat(csv)
                .containsExactly(new PushedPoint("", Map.of("country", "es"), AT, 12.5, false))
                .isEqualTo(json);
    }

    @Test
    void a_word_for_a_number_is_refused_by_line_and_value() {
        assertThatThrownBy(() -> PointText.csv("timestamp,value\n1772618400,1\n1772618430,many"))
                .isInstanceOf(BadBody.class)
                .hasMessage("Line 3: value “many” is not a number");
    }

    @Test
    void an_empty_value_is_missing() {
        assertThat(PointText.csv("timestamp,value\n1772618400,").getFirst().value()).isNaN();
    }

    @Test
    void a_time_without_an_offset_is_refused() {
        assertThatThrownBy(() -> PointText.csv("timestamp,value\n2026-03-04T10:00:00,1"))
                .isInstanceOf(BadBody.class)
                .hasMessageContaining("ISO-8601 with an offset");
    }

    @Test
    void a_file_without_a_header_is_refused() {
        assertThatThrownBy(() -> PointText.csv("1772618400,1")).isInstanceOf(BadBody.class);
    }
}
