package dev.afterglow.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.statistics.DoubleCoding.Frame;
import dev.afterglow.statistics.DoubleCoding.Tick;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoubleCodingTest {

    @Test
    void what_nobody_ticked_counts_where_the_frame_names_it() {
        Set<Tick> first = Set.of(new Tick("d1", "fatigue"));
        Set<Tick> second = Set.of(new Tick("d1", "fatigue"), new Tick("d2", "fatigue"));
        Frame frame = new Frame(Set.of("d1", "d2", "d3"), Set.of("fatigue", "handover"));

        List<DoubleCoding.Row> rows =
                DoubleCoding.of(first, second, frame).rows(Bootstrap.seeded(1));

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).code()).isEqualTo(Optional.of("fatigue"));
        assertThat(rows.get(0).table()).isEqualTo(new TwoByTwo(1, 0, 1, 1));
        assertThat(rows.get(1).table()).isEqualTo(new TwoByTwo(0, 0, 0, 3));
        assertThat(rows.get(1).kappa()).isEmpty();
        assertThat(rows.get(2).code()).isEmpty();
        assertThat(rows.get(2).table()).isEqualTo(new TwoByTwo(1, 0, 1, 4));
    }

    @Test
    void a_tick_outside_the_frame_is_refused() {
        Frame frame = new Frame(Set.of("d1"), Set.of("fatigue"));

        assertThatThrownBy(
                        () -> DoubleCoding.of(Set.of(new Tick("d9", "fatigue")), Set.of(), frame))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("d9");
    }

    @Test
    void intervals_cover_the_estimate_and_repeat_with_their_seed() {
        Set<Tick> first = new HashSet<>();
        Set<Tick> second = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            if (i % 2 == 0) {
                first.add(new Tick("d" + i, "x"));
            }
            if (i % 2 == 0 ^ i % 9 == 0) {
                second.add(new Tick("d" + i, "x"));
            }
        }
        DoubleCoding coding = DoubleCoding.of(first, second, Frame.union(first, second));

        DoubleCoding.Row once = coding.rows(Bootstrap.seeded(5)).get(0);
        DoubleCoding.Row again = coding.rows(Bootstrap.seeded(5)).get(0);

        assertThat(once).isEqualTo(again);
        Interval kappa = once.kappa().orElseThrow();
        assertThat(kappa.contains(once.table().kappa().orElseThrow())).isTrue();
        assertThat(kappa.high()).isGreaterThan(kappa.low());
    }
}
