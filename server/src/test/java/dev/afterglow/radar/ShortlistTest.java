package dev.afterglow.radar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.search.Alike;
import dev.afterglow.search.Meaning;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortlistTest {

    private static final String KEYS = "Keys move on the evening of a final.";
    private static final String CACHE = "Nobody knows how long a cold cache would take.";
    private static final String AGAIN = "The keys are moved while a final is on.";

    private final Shortlist shortlist = new Shortlist(new Meaning());

    @Test
    void reads_no_more_at_once_than_it_is_told_and_says_what_is_left() {
        Map<String, String> texts = Map.of("keys", KEYS, "cache", CACHE, "again", AGAIN);

        assertThat(shortlist.hold(texts, 1)).isEqualTo(2);
        assertThat(shortlist.nearest("new", KEYS)).hasSize(1);
        assertThat(shortlist.hold(texts, 1)).isEqualTo(1);
        assertThat(shortlist.hold(texts, 1)).isZero();
        assertThat(shortlist.nearest("keys", KEYS))
                .extracting(Alike.Near::id)
                .containsExactly("again", "cache");
    }

    @Test
    void forgets_what_is_gone_and_reads_anew_what_was_said_in_other_words() {
        shortlist.hold(Map.of("keys", KEYS, "cache", CACHE));

        assertThat(shortlist.hold(Map.of("keys", AGAIN), 1)).isZero();

        assertThat(shortlist.nearest("new", AGAIN))
                .singleElement()
                .satisfies(near -> assertThat(near.score()).isGreaterThan(.9));
    }
}
