package dev.afterglow.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelltalesTest {

    private static final List<String> NAMES = List.of("Ana Reyes", "Bo Lind", "Mei-Ling Chen");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TICKET | Ask anybody on DRM-881. | DRM-881",
                "TICKET | It is all in #4711 | #4711",
                "HANDLE | Ask @bo.lind about it | @bo.lind",
                "HANDLE | Write to ana@example.org | ana@example.org",
                "NAME | I told Reyes about it | Reyes",
                "NAME | Ana knows | Ana",
                "LINK | See https://wiki.example/x | https://wiki.example/x",
                "FEW | Only three people know this | Only three people know this",
                "FEW | I am one of the two. | I am one of the two",
                "FEW | Nobody but me would notice | Nobody but me"
            })
    void words_that_point_to_somebody_are_found(Telltale.Kind kind, String text, String quote) {
        assertThat(Telltales.in(text, Telltales.Names.of(NAMES)))
                .contains(new Telltale(kind, quote));
    }

    @Test
    void words_that_point_to_nobody_are_left_alone() {
        String text =
                "We mute the capacity alert every Monday. A linden stands by the lake, 3 people"
                        + " walk there. UTF-8 is fine.";

        assertThat(Telltales.in(text, Telltales.Names.of(NAMES)))
                .extracting(Telltale::kind)
                .doesNotContain(Telltale.Kind.NAME, Telltale.Kind.HANDLE, Telltale.Kind.FEW);
    }

    @Test
    void a_phrase_of_theirs_is_found_in_the_curators_words() {
        List<String> originals =
                List.of("The hair on my neck stands up when somebody says we will just rotate.");

        assertThat(Telltales.borrowed("It is said the hair on my neck stands up.", originals))
                .extracting(Telltale::kind)
                .contains(Telltale.Kind.THEIR_WORDS);
        assertThat(Telltales.borrowed("Key rotation knows no calendar.", originals)).isEmpty();
    }
}
