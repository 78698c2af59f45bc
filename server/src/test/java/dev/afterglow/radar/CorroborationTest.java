package dev.afterglow.radar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.PersonId;
import dev.afterglow.radar.Corroboration.Named;
import dev.afterglow.radar.Corroboration.Place;
import dev.afterglow.radar.Corroboration.Voice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorroborationTest {

    @Test
    void five_by_name_and_two_unlinkable_are_at_least_seven_where_the_slots_allow() {
        List<Voice> voices = new ArrayList<>();
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            voices.add(byName("p" + i, 1));
            named.add(new Named(new Place(1, 1), new PersonId("p" + i)));
        }

        voices.add(nameless(1));
        voices.add(nameless(1));

        assertThat(Corroboration.atLeast(voices, named)).isEqualTo(7);
    }

    @Test
    void the_same_two_in_another_slot_may_be_two_of_the_five() {
        List<Voice> voices = new ArrayList<>();
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            voices.add(byName("p" + i, 1));
            named.add(new Named(new Place(1, 1), new PersonId("p" + i)));
        }

        voices.add(nameless(2));
        voices.add(nameless(3));

        assertThat(Corroboration.atLeast(voices, named)).isEqualTo(5);
    }

    @Test
    void one_person_with_three_tickets_counts_once() {
        List<Voice> voices = List.of(nameless(1), nameless(2), nameless(3));

        assertThat(Corroboration.atLeast(voices, List.of())).isEqualTo(1);
    }

    @Test
    void no_voice_is_nobody() {
        assertThat(Corroboration.atLeast(List.of(), List.of())).isZero();
    }

    /// Random people hand in, some under both promises, some in several rounds: whatever they do,
    /// the number is never more than how many they are.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_number_is_never_more_than_is_true(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Set<PersonId> truth = new HashSet<>();
            List<Voice> voices = new ArrayList<>();
            List<Named> named = new ArrayList<>();
            int people = 1 + random.nextInt(12);
            for (int i = 0; i < people; i++) {
                act(new PersonId("p" + i), random, new World(truth, voices, named));
            }
            assertThat(Corroboration.atLeast(voices, named))
                    .as("seed %d, round %d", seed, round)
                    .isLessThanOrEqualTo(truth.size());
        }
    }

    private record World(Set<PersonId> truth, List<Voice> voices, List<Named> named) {}

    /// Spends up to three tickets in each of two rounds, here or on another risk.
    private static void act(PersonId person, Random random, World world) {
        for (long cycle = 1; cycle <= 2; cycle++) {
            List<Integer> slots = new ArrayList<>(IntStream.rangeClosed(1, 3).boxed().toList());
            Collections.shuffle(slots, random);
            for (int slot : slots.subList(0, random.nextInt(4))) {
                boolean here = random.nextBoolean();
                boolean byName = random.nextBoolean();
                Place place = new Place(cycle, slot);
                if (byName) {
                    world.named().add(new Named(place, person));
                }
                if (here) {
                    world.truth().add(person);
                    world.voices().add(new Voice(place, byName ? person : null, !byName));
                }
            }
            if (random.nextInt(4) == 0) {
                world.truth().add(person);
                world.voices().add(new Voice(null, person, false));
            }
        }
    }

    private static Voice byName(String person, int slot) {
        return new Voice(new Place(1, slot), new PersonId(person), false);
    }

    private static Voice nameless(int slot) {
        return new Voice(new Place(1, slot), null, true);
    }
}
