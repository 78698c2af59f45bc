package dev.afterglow.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.afterglow.statistics.CumulativeIncidence.Course;
import dev.afterglow.statistics.CumulativeIncidence.Step;
import dev.afterglow.statistics.GammaPoisson.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoursesTest {

    /// Weeks of remission under 6-MP, Freireich et al. (1963), Blood 21:699; open ones negative.
    private static final int[] FREIREICH = {
        6, 6, 6, 7, 10, 13, 16, 22, 23, -6, -9, -10, -11, -17, -19, -20, -25, -32, -32, -34, -35
    };

    @Test
    void still_open_equals_the_published_kaplan_meier_table() {
        List<Course> courses = new ArrayList<>();
        for (int weeks : FREIREICH) {
            courses.add(new Course(Math.abs(weeks), weeks > 0 ? 1 : CumulativeIncidence.OPEN));
        }

        List<Step> steps = CumulativeIncidence.stillOpen(courses);

        assertThat(steps).extracting(Step::time).containsExactly(6., 7., 10., 13., 16., 22., 23.);
        double[] published = {.857, .807, .753, .690, .627, .538, .448};
        for (int i = 0; i < published.length; i++) {
            assertThat(steps.get(i).share()).isCloseTo(published[i], within(6e-4));
        }
        assertThat(steps.get(6).interval().low()).isCloseTo(.1881, within(1e-3));
        assertThat(steps.get(6).interval().high()).isCloseTo(.6801, within(1e-3));
    }

    @Test
    void competing_ends_and_the_still_open_sum_to_one() {
        List<Course> courses =
                List.of(
                        new Course(1, 1),
                        new Course(2, 2),
                        new Course(2, 0),
                        new Course(3, 1),
                        new Course(4, 2),
                        new Course(5, 0));

        List<Step> done = CumulativeIncidence.of(courses, 1);
        List<Step> declined = CumulativeIncidence.of(courses, 2);
        List<Step> open = CumulativeIncidence.stillOpen(courses);

        for (int i = 0; i < open.size(); i++) {
            assertThat(done.get(i).share() + declined.get(i).share() + open.get(i).share())
                    .isCloseTo(1, within(1e-12));
        }
        assertThat(done.get(2).share()).isCloseTo(1 / 6.0 + 4 / 6.0 * 1 / 3.0, within(1e-12));
    }

    @Test
    void incidence_of_the_only_end_has_greenwoods_interval() {
        List<Course> courses = new ArrayList<>();
        for (int weeks : FREIREICH) {
            courses.add(new Course(Math.abs(weeks), weeks > 0 ? 1 : 0));
        }

        List<Step> ended = CumulativeIncidence.of(courses, 1);
        List<Step> open = CumulativeIncidence.stillOpen(courses);

        double n = 21;
        double variance = 18 / n * (3 / n) / n;
        double half = 1.959963984540054 * Math.sqrt(variance) / (3 / n * Math.abs(Math.log(3 / n)));
        assertThat(ended.get(0).share()).isCloseTo(1 - open.get(0).share(), within(1e-12));
        assertThat(ended.get(0).interval().low())
                .isCloseTo(Math.exp(Math.log(3 / n) * Math.exp(half)), within(1e-9));
    }

    /// Observed and expected lip cancers in 56 districts of Scotland, Clayton and Kaldor (1987),
    /// table 1; they fit a shape of 1.88 and a scale of 1.32.
    @Test
    void shrinkage_equals_clayton_and_kaldors_fit() {
        int[] observed = {
            9, 39, 11, 9, 15, 8, 26, 7, 6, 20, 13, 5, 3, 8, 17, 9, 2, 7, 9, 7, 16, 31, 11, 7, 19,
            15, 7, 10, 16, 11, 5, 3, 7, 8, 11, 9, 11, 8, 6, 4, 10, 8, 2, 6, 19, 3, 2, 3, 28, 6, 1,
            1, 1, 1, 0, 0
        };
        double[] expected = {
            1.4, 8.7, 3.0, 2.5, 4.3, 2.4, 8.1, 2.3, 2.0, 6.6, 4.4, 1.8, 1.1, 3.3, 7.8, 4.6, 1.1,
            4.2, 5.5, 4.4, 10.5, 22.7, 8.8, 5.6, 15.5, 12.5, 6.0, 9.0, 14.4, 10.2, 4.8, 2.9, 7.0,
            8.5, 12.3, 10.1, 12.7, 9.4, 7.2, 5.3, 18.8, 15.8, 4.3, 14.6, 50.7, 8.2, 5.6, 9.3, 88.7,
            19.6, 3.4, 3.6, 5.7, 7.0, 4.2, 1.8
        };
        Unit[] districts = new Unit[56];
        for (int i = 0; i < 56; i++) {
            districts[i] = new Unit(observed[i], expected[i]);
        }

        GammaPoisson prior = GammaPoisson.fit(districts);

        assertThat(prior.shape()).isCloseTo(1.88, within(.005));
        assertThat(prior.shape() / prior.mean()).isCloseTo(1.32, within(.005));
        assertThat(prior.shape()).isCloseTo(1.8794899765699475, within(1e-6));
        assertThat(prior.rate(districts[0])).isCloseTo(3.997362479558764, within(1e-6));
        assertThat(prior.interval(districts[0]).low()).isCloseTo(1.98648565, within(1e-6));
        assertThat(prior.interval(districts[0]).high()).isCloseTo(6.69949583, within(1e-6));
    }

    @Test
    void counts_without_extra_scatter_shrink_to_the_common_rate() {
        GammaPoisson even =
                GammaPoisson.fit(new Unit(5, 5), new Unit(10, 10), new Unit(7, 7), new Unit(3, 3));
        GammaPoisson none = GammaPoisson.fit(new Unit(0, 5), new Unit(0, 2));

        assertThat(even.shape()).isInfinite();
        assertThat(even.rate(new Unit(9, 3))).isCloseTo(1, within(1e-9));
        assertThat(none.rate(new Unit(0, 5))).isZero();
        assertThat(GammaPoisson.fit().mean()).isZero();
    }

    @Test
    void brier_score_and_its_parts_are_murphys() {
        double[] chances = {.8, .8, .8, .8, .2, .2, .2, .2, .2, .2};
        boolean[] happened = {true, true, true, false, true, false, false, false, false, false};

        Forecasts score = Forecasts.score(chances, happened);

        assertThat(score.brier()).isCloseTo((3 * .04 + .64 + .64 + 5 * .04) / 10, within(1e-12));
        assertThat(score.calibration() - score.resolution() + score.uncertainty())
                .isCloseTo(score.brier(), within(1e-12));
        assertThatThrownBy(() -> Forecasts.score(new double[0], new boolean[0]))
                .hasMessageContaining("0, 0");
    }

    @Test
    void jain_and_gini_know_the_even_and_the_lonely() {
        assertThat(Fairness.jain(2, 2, 2, 2)).isEqualTo(1);
        assertThat(Fairness.jain(8, 0, 0, 0)).isEqualTo(.25);
        assertThat(Fairness.jain(1, 3)).isCloseTo(.8, within(1e-12));
        assertThat(Fairness.gini(1, 1, 1)).isZero();
        assertThat(Fairness.gini(0, 0, 0, 8)).isCloseTo(.75, within(1e-12));
        assertThat(Fairness.gini(1, 3)).isCloseTo(.25, within(1e-12));
        assertThat(Fairness.jain(0, 0)).isEqualTo(1);
    }

    @Test
    void saturation_is_reached_where_runs_bring_nothing_new() {
        List<Set<String>> incidents =
                List.of(
                        Set.of("a", "b"),
                        Set.of("b", "c"),
                        Set.of("d"),
                        Set.of("a", "e"),
                        Set.of("f"),
                        Set.of("a"),
                        Set.of("b"),
                        Set.of("c"));

        assertThat(Saturation.newCodes(incidents)).containsExactly(2, 1, 1, 1, 1, 0, 0, 0);
        assertThat(Saturation.USUAL.reachedAfter(incidents)).hasValue(5);
        assertThat(new Saturation(4, 2, .25).reachedAfter(incidents)).hasValue(4);
        assertThat(Saturation.USUAL.reachedAfter(incidents.subList(0, 5))).isEmpty();
        assertThat(Saturation.USUAL.reachedAfter(List.<Set<String>>of())).isEmpty();
    }
}
