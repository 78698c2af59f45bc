package dev.afterglow.radar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.search.Document;
import dev.afterglow.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What the search knows of the radar.
@ServerTest
class FoundRisksTest {

    @Autowired private RadarSteps radar;
    @Autowired private FoundRisks found;

    @Test
    void a_risk_is_found_in_the_curators_words_and_without_a_count_once_a_session_heard_it() {
        radar.crowd(2);
        RadarSteps.taken(radar.confidential("p1", "the zebra of the key room"));
        RiskId risk = radar.collateAll("Key rotation knows no calendar.");

        assertThat(found.documentsAfter("", 10)).isEmpty();
        assertThat(found.document(risk.toString())).isEmpty();

        radar.beginSession();

        Document document = found.documentsAfter("", 10).getFirst();
        assertThat(document.title()).isEqualTo("Key rotation knows no calendar.");
        assertThat(document.text()).isEmpty();
        assertThat(document.address()).isEqualTo("/radar/risks/" + risk);
        assertThat(found.documentsAfter(document.id(), 10)).isEmpty();
    }
}
