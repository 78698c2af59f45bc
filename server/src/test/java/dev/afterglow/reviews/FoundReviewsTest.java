package dev.afterglow.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Amendment;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.search.Document;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What others may find and code of a review.
@ServerTest
class FoundReviewsTest {

    private static final Instant NOW = SettableClock.START;
    private static final PersonId ANA = new PersonId("ana");

    @Autowired private Reviews reviews;
    @Autowired private Materials materials;
    @Autowired private FoundReviews found;
    @Autowired private StoryTexts stories;
    @Autowired private Incidents incidents;
    @Autowired private TestPeople people;
    private Actor ana;
    private IncidentId incident;
    private ReviewId review;

    @BeforeEach
    void a_draft() {
        people.person("ana");
        ana = people.actor("ana");
        incident =
                incidents.declare(
                        new Declaration(
                                "Play fails",
                                "",
                                IncidentKind.IMPACT,
                                2,
                                List.of(),
                                null,
                                null,
                                ANA),
                        ana,
                        NOW);
        incidents.stabilise(incident, NOW, "In the band", ana, NOW);
        review =
                reviews.begin(
                        new NewReview(incident, Style.FACILITATOR, false, false), ANA, ana, NOW);
        reviews.save(
                review, new NewDraft(1, "Old TVs keep keys", "## Detection\n\nA zebra."), ANA, NOW);
        materials.add(
                review,
                new Material.Perspective(0, ANA, NOW, "a red graph", "a release", "that TVs wait"));
    }

    @Test
    void a_draft_is_neither_found_nor_coded() {
        assertThat(found.documentsAfter("", 10)).isEmpty();
        assertThat(stories.of(incident)).isEmpty();
    }

    @Test
    void a_published_story_is_found_by_everybody_with_the_views_beside_it_and_can_be_coded() {
        reviews.publish(review, ana, NOW);

        Document document = found.documentsAfter("", 10).getFirst();
        assertThat(document.title()).isEqualTo("Old TVs keep keys");
        assertThat(document.text()).contains("A zebra", "that TVs wait", incident.toString());
        assertThat(document.audience()).containsExactly(Document.EVERYBODY);
        assertThat(found.document(document.id())).contains(document);
        assertThat(stories.of(incident))
                .extracting(text -> text.source())
                .containsExactly("story", "views");
        assertThat(stories.of(incident).getLast().text())
                .isEqualTo("Saw: a red graph\nBelieved: a release\nDid not know: that TVs wait");
    }

    @Test
    void the_story_of_an_incident_that_was_restricted_is_found_by_administrators_only() {
        reviews.publish(review, ana, NOW);

        incidents.amend(
                incident,
                new Amendment("Play fails", IncidentKind.IMPACT, 2, List.of(), true),
                ana,
                NOW);

        assertThat(found.documentsAfter("", 10).getFirst().audience())
                .containsExactly(Document.role(Role.ADMINISTRATOR));
        assertThat(stories.of(incident)).isEmpty();
    }
}
