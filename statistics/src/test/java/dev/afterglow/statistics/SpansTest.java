package dev.afterglow.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.afterglow.statistics.Spans.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {

    private static final List<Span> FIRST = List.of(new Span(0, 10), new Span(20, 30));
    private static final List<Span> SECOND = List.of(new Span(5, 15), new Span(20, 28));

    @Test
    void overlap_is_counted_over_what_either_marked() {
        assertThat(Spans.jaccard(FIRST, SECOND)).hasValue(13 / 25.0);
        assertThat(Spans.f1(FIRST, SECOND)).hasValue(26 / 38.0);
    }

    @Test
    void spans_match_one_to_one_from_half_overlap_on() {
        assertThat(Spans.matchedF1(FIRST, SECOND, .5)).hasValue(.5);
        assertThat(Spans.matchedF1(FIRST, SECOND, .3)).hasValue(1);
        assertThat(
                        Spans.matchedF1(
                                List.of(new Span(0, 10)),
                                List.of(new Span(0, 6), new Span(4, 10)),
                                .5))
                .hasValue(2 / 3.0);
    }

    @Test
    void character_kappa_grows_with_text_nobody_marked() {
        TwoByTwo brief = Spans.characters(FIRST, SECOND, 40);
        TwoByTwo padded = Spans.characters(FIRST, SECOND, 4_000);

        assertThat(brief).isEqualTo(new TwoByTwo(13, 7, 5, 15));
        assertThat(brief.kappa().orElseThrow()).isCloseTo(.4, within(.01));
        assertThat(padded.kappa().orElseThrow()).isGreaterThan(.68);
    }

    @Test
    void no_spans_give_no_number() {
        assertThat(Spans.jaccard(List.of(), List.of())).isEmpty();
        assertThat(Spans.f1(List.of(), List.of())).isEmpty();
        assertThat(Spans.matchedF1(List.of(), List.of(), .5)).isEmpty();
        assertThat(Spans.jaccard(FIRST, List.of())).hasValue(0);
    }
}
