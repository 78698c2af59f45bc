package dev.afterglow.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlikeTest {

    private static final Meaning MEANING = new Meaning();

    private static Alike risks() {
        Alike alike = new Alike(MEANING);
        alike.put(new Alike.Text("cert", "The certificates", "One person renews all of them."));
        alike.put(new Alike.Text("tls", "TLS", "Only Ana knows how the certs are renewed."));
        alike.put(new Alike.Text("tired", "", "Half of the team has not slept through in weeks."));
        alike.put(new Alike.Text("lag", "Replica lag", "The database falls behind at night."));
        return alike;
    }

    private static List<String> ids(List<Alike.Near> near) {
        return near.stream().map(Alike.Near::id).toList();
    }

    @Test
    void the_same_worry_in_other_words_stands_first() {
        Alike alike = risks();

        assertThat(ids(alike.nearest("cert", 3))).startsWith("tls").doesNotContain("cert");
        assertThat(ids(alike.nearest(new Alike.Text("new", "", "people are exhausted"), 1)))
                .containsExactly("tired");
    }

    @Test
    void what_is_taken_out_is_not_found_and_its_place_is_used_again() {
        Alike alike = risks();

        alike.remove("tls");
        alike.put(new Alike.Text("dns", "DNS", "Nobody knows who may change the zones."));
        alike.put(new Alike.Text("lag", "Replica lag", "It was repaired."));

        assertThat(alike.size()).isEqualTo(4);
        assertThat(ids(alike.nearest("cert", 10))).containsExactlyInAnyOrder("tired", "lag", "dns");
        assertThatThrownBy(() -> alike.nearest("tls", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tls");
    }

    @Test
    void texts_that_came_and_went_leave_the_scores_as_if_they_had_never_been() {
        Alike plain = risks();
        Alike used = risks();
        for (int i = 0; i < 50; i++) {
            used.put(new Alike.Text("gone-" + i, "certificates " + i, "renewed by nobody"));
        }
        used.nearest("cert", 3);
        for (int i = 0; i < 50; i++) {
            used.remove("gone-" + i);
        }

        assertThat(used.nearest("cert", 3)).isEqualTo(plain.nearest("cert", 3));
    }

    @Test
    void the_words_of_a_question_are_compared_as_a_scan_of_all_texts_would() {
        long seed = 42;
        Random random = new Random(seed);
        WordIndex index = new WordIndex();
        for (int slot = 0; slot < 200; slot++) {
            index.put(slot, bag(random));
        }
        index.weigh();
        Bag question = bag(random);
        index.put(200, question);
        index.weigh();

        float[] cosines = index.cosines(question);

        int[] slots = IntStream.rangeClosed(0, 200).map(place -> 200 - place).toArray();
        float[][] among = index.among(slots, 2);
        for (int place = 0; place <= 200; place++) {
            assertThat(cosines[slots[place]])
                    .as("seed %d slot %d", seed, slots[place])
                    .isCloseTo(among[0][place], offset(1e-5f));
        }
        assertThat(cosines[200]).isCloseTo(1, offset(1e-5f));
        assertThat(among[1][0]).isEqualTo(among[0][1]);
    }

    @Test
    void meanings_side_by_side_compare_as_meanings_apart() {
        long seed = 42;
        Random random = new Random(seed);
        Senses senses = new Senses();
        List<Sense> all = new ArrayList<>();
        for (int slot = 0; slot < 150; slot++) {
            all.add(slot == 7 ? Sense.NONE : sense(random));
            senses.put(slot, all.getLast());
        }
        int[] slots = IntStream.range(0, 150).toArray();

        Senses.Cosines before = senses.cosines(all.get(3));
        for (int slot : slots) {
            assertThat(before.with(slot))
                    .as("seed %d slot %d", seed, slot)
                    .isCloseTo(all.get(3).cosine(all.get(slot)), offset(1e-9));
        }

        senses.compare(slots);
        Senses.Cosines after = senses.cosines(all.get(3));
        float[][] among = senses.among(slots, 4);
        assertThat(after.with(4)).isLessThan(before.with(4));
        for (int slot : slots) {
            if (slot != 3) {
                assertThat(among[3][slot])
                        .as("seed %d slot %d", seed, slot)
                        .isCloseTo((float) after.with(slot), offset(1e-6f));
            }
        }
    }

    /// All of one house: half of what each means is the same.
    private static Sense sense(Random random) {
        byte[] numbers = new byte[Meaning.DIMENSIONS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (byte) (random.nextInt(-60, 61) + (i % 2 == 0 ? 50 : 0));
        }
        return new Sense(numbers);
    }

    private static Bag bag(Random random) {
        List<String> words = random.ints(12, 0, 60).mapToObj(word -> "w" + word).toList();
        return Bag.of(words.subList(0, 3), words.subList(3, 12));
    }

    @Test
    void no_chain_of_small_steps_joins_what_differs() {
        double[][] chain = {{1, .9, .2}, {.9, 1, .8}, {.2, .8, 1}};

        assertThat(new Groups(chain).atLeast(.7)).containsExactly(List.of(0, 1));
        assertThat(new Groups(chain).atLeast(.1)).containsExactly(List.of(0, 1, 2));
        assertThat(new Groups(chain).atLeast(.95)).isEmpty();
    }

    @Test
    void names_of_software_fall_into_their_words() {
        assertThat(new TextAnalyzer().terms("PlaybackApi's play-back_2 was FAILING"))
                .containsExactly("playback", "api", "plai", "back", "2", "fail");
    }
}
