package dev.afterglow.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final int MISSING = Agreement.MISSING;

    /// Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", example C: four
    /// observers, twelve units, missing values; here a row is a unit.
    private static final int[][] KRIPPENDORFF = {
        {1, 1, MISSING, 1},
        {2, 2, 3, 2},
        {3, 3, 3, 3},
        {3, 3, 3, 3},
        {2, 2, 2, 2},
        {1, 2, 3, 4},
        {4, 4, 4, 4},
        {1, 1, 2, 1},
        {2, 2, 2, 2},
        {MISSING, 5, 5, 5},
        {MISSING, MISSING, 1, 1},
        {MISSING, MISSING, 3, MISSING}
    };

    @Test
    void kappa_of_cohens_own_table_is_492() {
        int[][] cohen1960 = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};

        OptionalDouble kappa = Agreement.kappa(cohen1960);

        assertThat(kappa.orElseThrow()).isCloseTo(.29 / .59, within(1e-12));
    }

    @Test
    void kappa_shows_the_paradox_of_feinstein_and_cicchetti() {
        TwoByTwo balanced = new TwoByTwo(40, 9, 6, 45);
        TwoByTwo lopsided = new TwoByTwo(80, 10, 5, 5);

        assertThat(balanced.agreement()).isEqualTo(lopsided.agreement());
        assertThat(balanced.kappa().orElseThrow()).isCloseTo(.70, within(.005));
        assertThat(lopsided.kappa().orElseThrow()).isCloseTo(.32, within(.005));
        assertThat(lopsided.ac1().orElseThrow()).isGreaterThan(.8);
    }

    @Test
    void alpha_of_krippendorffs_own_example_is_as_published() {
        double nominal = alpha(Agreement.Distance.NOMINAL);
        double ordinal = alpha(Agreement.Distance.ORDINAL);
        double interval = alpha(Agreement.Distance.INTERVAL);

        assertThat(nominal).isCloseTo(.743, within(5e-4));
        assertThat(ordinal).isCloseTo(.815, within(5e-4));
        assertThat(interval).isCloseTo(.849, within(5e-4));
    }

    private static double alpha(Agreement.Distance distance) {
        return Agreement.alpha(KRIPPENDORFF, distance).orElseThrow();
    }

    @Test
    void ac1_of_the_same_example_is_as_gwet_gives_it() {
        double ac1 = Agreement.ac1(KRIPPENDORFF).orElseThrow();

        assertThat(ac1).isCloseTo(.77544, within(5e-6));
    }

    @Test
    void two_by_two_equals_the_general_formulas_to_nine_digits() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 200; i++) {
            TwoByTwo table =
                    new TwoByTwo(
                            1 + random.nextInt(20),
                            random.nextInt(9),
                            random.nextInt(9),
                            1 + random.nextInt(300));

            int[][] square = {{table.both(), table.first()}, {table.second(), table.neither()}};
            int[][] ratings = ratings(table);

            assertThat(table.kappa().orElseThrow())
                    .isCloseTo(Agreement.kappa(square).orElseThrow(), within(1e-9));
            assertThat(table.alpha().orElseThrow())
                    .isCloseTo(alphaByPairs(ratings), within(1e-9))
                    .isCloseTo(
                            Agreement.alpha(ratings, Agreement.Distance.NOMINAL).orElseThrow(),
                            within(1e-9));
            assertThat(table.ac1().orElseThrow())
                    .isCloseTo(Agreement.ac1(ratings).orElseThrow(), within(1e-9));
        }
    }

    private static int[][] ratings(TwoByTwo table) {
        int[][] ratings = new int[table.size()][];
        for (int i = 0; i < ratings.length; i++) {
            int first = i < table.both() + table.first() ? 1 : 0;
            boolean agrees = i < table.both() || i >= table.positives();
            ratings[i] = new int[] {first, agrees ? first : 1 - first};
        }
        return ratings;
    }

    /// Alpha straight from its words: mean difference within units over mean difference between any
    /// two of all values.
    private static double alphaByPairs(int[][] ratings) {
        double within = 0;
        int ones = 0;
        for (int[] unit : ratings) {
            within += unit[0] == unit[1] ? 0 : 1;
            ones += unit[0] + unit[1];
        }
        int values = 2 * ratings.length;
        double between = 2.0 * ones * (values - ones) / ((double) values * (values - 1));
        return 1 - within / ratings.length / between;
    }

    @Test
    void where_all_is_coded_the_same_the_answer_is_none_rather_than_nan() {
        TwoByTwo nobody = new TwoByTwo(0, 0, 0, 30);
        TwoByTwo nothing = TwoByTwo.EMPTY;

        assertThat(nobody.kappa()).isEmpty();
        assertThat(nobody.alpha()).isEmpty();
        assertThat(nobody.ac1()).hasValue(1);
        assertThat(nothing.agreement()).isEmpty();
        assertThat(nothing.kappa()).isEmpty();
        assertThat(nothing.ac1()).isEmpty();
        assertThat(Agreement.kappa(new int[][] {{5, 0}, {0, 0}})).isEmpty();
        assertThat(Agreement.ac1(new int[][] {{MISSING, 1}})).isEmpty();
    }

    @Test
    void prevalence_and_bias_are_those_of_byrt_bishop_and_carlin() {
        TwoByTwo table = new TwoByTwo(80, 10, 5, 5);

        assertThat(table.prevalenceIndex()).hasValue(.75);
        assertThat(table.biasIndex()).hasValue(.05);
        assertThat(table.prevalence()).hasValue(.875);
        assertThat(table.positives()).isEqualTo(95);
    }
}
