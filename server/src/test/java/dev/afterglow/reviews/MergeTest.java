package dev.afterglow.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final String BASE = "one\n\ntwo\n\nthree\n\nfour";

    @Test
    void changes_at_different_places_are_both_taken() {
        Merge merge = Merge.of(BASE, BASE.replace("one", "ONE"), BASE.replace("four", "FOUR"));

        assertThat(merge).isEqualTo(new Merge("ONE\n\ntwo\n\nthree\n\nFOUR", 0));
    }

    @Test
    void the_same_change_by_both_is_one_change() {
        Merge merge = Merge.of(BASE, BASE.replace("two", "TWO"), BASE.replace("two", "TWO"));

        assertThat(merge).isEqualTo(new Merge("one\n\nTWO\n\nthree\n\nfour", 0));
    }

    @Test
    void at_the_same_place_both_texts_are_kept() {
        Merge merge = Merge.of(BASE, BASE.replace("two", "2"), BASE.replace("two", "II"));

        assertThat(merge.clashes()).isEqualTo(1);
        assertThat(merge.text()).containsSubsequence("one", "2", Merge.BETWEEN, "II", "three");
    }

    @Test
    void what_one_removed_and_the_other_changed_is_kept() {
        Merge merge = Merge.of(BASE, BASE.replace("two\n\n", ""), BASE.replace("two", "TWO"));

        assertThat(merge.clashes()).isEqualTo(1);
        assertThat(merge.text()).contains("TWO");
    }

    @Test
    void no_word_that_either_wrote_is_ever_lost() {
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> base = new ArrayList<>();
            for (int i = 0; i < random.nextInt(12); i++) {
                base.add("line" + random.nextInt(6));
            }
            List<String> theirs = edited(base, "theirs", random);
            List<String> mine = edited(base, "mine", random);

            Merge merge =
                    Merge.of(
                            String.join("\n", base),
                            String.join("\n", theirs),
                            String.join("\n", mine));

            List<String> merged = merge.text().lines().toList();
            assertThat(merged)
                    .as("seed %d", seed)
                    .containsAll(theirs.stream().filter(line -> line.startsWith("th")).toList())
                    .containsAll(mine.stream().filter(line -> line.startsWith("mi")).toList());
        }
    }

    private static List<String> edited(List<String> base, String name, SplittableRandom random) {
        List<String> edited = new ArrayList<>(base);
        for (int i = 0; i < random.nextInt(1, 5); i++) {
            int at = random.nextInt(edited.size() + 1);
            switch (random.nextInt(3)) {
                case 0 -> edited.add(at, name + i);
                case 1 -> {
                    if (at < edited.size()) {
                        edited.set(at, name + i);
                    }
                }
                default -> {
                    if (at < edited.size() && !edited.get(at).startsWith(name)) {
                        edited.remove(at);
                    }
                }
            }
        }
        return edited;
    }
}
