package dev.afterglow.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.PersonId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarriersTest {

    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");

    @Test
    void two_carriers_are_named_only_to_each_other() {
        List<Knowledge> two = known("ana", "cem");

        assertThat(Carriers.of(two, ANA)).isEqualTo(new Carriers.YouAndFew(two));
        assertThat(Carriers.of(two, BO)).isEqualTo(new Carriers.Few());
        assertThat(Carriers.of(two, null)).isEqualTo(new Carriers.Few());
    }

    @Test
    void three_carriers_are_named_to_everybody() {
        List<Knowledge> three = known("ana", "cem", "dee");

        assertThat(Carriers.of(three, BO)).isEqualTo(new Carriers.Named(three));
    }

    @Test
    void nobody_is_told_from_few() {
        assertThat(Carriers.of(List.of(), ANA)).isEqualTo(new Carriers.Nobody());
    }

    private static List<Knowledge> known(String... persons) {
        return Arrays.stream(persons)
                .map(person ->
                        new Knowledge(
                                new ServiceId("drm"),
                                new PersonId(person),
                                LocalDate.parse("2024-05-01"),
                                null))
                .toList();
    }
}
