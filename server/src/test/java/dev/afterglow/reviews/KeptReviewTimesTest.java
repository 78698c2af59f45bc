package dev.afterglow.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.actions.ActionId;
import dev.afterglow.actions.Actions;
import dev.afterglow.actions.Cost;
import dev.afterglow.actions.Ending;
import dev.afterglow.actions.NewAction;
import dev.afterglow.actions.Origin;
import dev.afterglow.actions.State;
import dev.afterglow.actions.Strength;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What is done before the review is told apart from what is done after it.
@ServerTest
class KeptReviewTimesTest {

    private static final Instant NOW = SettableClock.START;
    private static final Instant REVIEWED = NOW.minusSeconds(600);
    private static final PersonId ANA = new PersonId("ana");

    @Autowired private KeptReviewTimes times;
    @Autowired private Reviews reviews;
    @Autowired private Incidents incidents;
    @Autowired private Actions actions;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;

    private Actor ana;
    private IncidentId incident;
    private ReviewId review;

    @BeforeEach
    void a_review() {
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
                        NOW.minusSeconds(3_600));
        Instant stable = NOW.minusSeconds(3_000);
        incidents.stabilise(incident, stable, "In the band", ana, stable);
        review =
                reviews.begin(
                        new NewReview(incident, Style.FACILITATOR, false, false),
                        ANA,
                        ana,
                        NOW.minusSeconds(2_000));
        reviews.save(review, new NewDraft(1, "Keys", "Old."), ANA, NOW.minusSeconds(1_000));
    }

    @Test
    void a_draft_without_a_meeting_is_no_review_yet() {
        assertThat(times.reviewedAt(List.of(incident))).isEmpty();
        action(NOW.minusSeconds(1_200));

        assertThat(page("/actions")).contains("1 action of").doesNotContain("has a review");
    }

    @Test
    void what_was_done_before_it_says_so() {
        reviews.publish(review, ana, REVIEWED);
        ActionId before = action(NOW.minusSeconds(1_200));
        ActionId after = action(NOW.minusSeconds(60));

        assertThat(times.reviewedAt(List.of(incident))).containsEntry(incident, REVIEWED);
        assertThat(page("/actions"))
                .contains("Of 2 whose incident has a review, 1 was done before it.");
        assertThat(page("/actions/" + before)).contains(", before the review.");
        assertThat(page("/actions/" + after)).doesNotContain("before the review");
    }

    private ActionId action(Instant done) {
        ActionId id =
                actions.add(
                        new NewAction(
                                "Two key sets",
                                "",
                                new Origin.OfIncident(incident),
                                Cost.MINUTES,
                                4,
                                Strength.CONTAIN,
                                null,
                                null,
                                null),
                        ana,
                        NOW.minusSeconds(1_500));
        actions.end(id, new Ending(State.DONE, done, "", "", null), ana);
        return id;
    }

    private String page(String path) {
        return assertThat(pages.get().uri(path).with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyText()
                .actual();
    }
}
