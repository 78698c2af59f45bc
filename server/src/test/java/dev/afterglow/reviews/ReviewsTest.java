package dev.afterglow.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.delivery.Delivery;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.NewLine;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.Reached;
import dev.afterglow.incidents.RecordLine;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.reviews.Conversation.Idea;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ReviewsTest {

    private static final Instant NOW = SettableClock.START;
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");
    private static final String STORY = "## Detection\n\nAna saw it.\n\n## Repair\n\nBo undid it.";

    @Autowired private Reviews reviews;
    @Autowired private Decisions decisions;
    @Autowired private Materials materials;
    @Autowired private Afterwards afterwards;
    @Autowired private ReviewJobs jobs;
    @Autowired private Incidents incidents;
    @Autowired private Delivery delivery;
    @Autowired private TestPeople people;

    private Actor ana;
    private IncidentId incident;
    private int minutesLater;

    @BeforeEach
    void a_stable_incident_that_ana_commanded() {
        people.person("ana");
        people.person("bo");
        ana = people.actor("ana");
        incident = declare("Play fails on old TVs", "They kept a key set for a day.");
    }

    @Test
    void a_decision_keeps_its_reason_and_the_one_before_it() {
        Outcome first = decide(Deserves.WRITE_UP, "Nobody knew that TVs keep keys.");
        Outcome second = decide(Deserves.TEAM_REVIEW, "Two teams saw one signal.");

        assertThat(first).isEqualTo(new Outcome.Done());
        assertThat(second).isEqualTo(new Outcome.Done());
        assertThat(decisions.decision(incident).orElseThrow().reason())
                .isEqualTo("Two teams saw one signal.");
        assertThatThrownBy(() -> decide(Deserves.NOTHING, "  ")).hasMessageContaining("why");
    }

    @Test
    void nothing_is_decided_while_people_respond() {
        IncidentId open =
                incidents.declare(
                        new Declaration(
                                "It burns", "", IncidentKind.IMPACT, 2, List.of(), null, null, ANA),
                        ana,
                        NOW);

        Outcome outcome =
                decisions.decide(
                        new Decision(open, Deserves.NOTHING, "It is over.", 0, ANA, NOW), ana);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(decisions.decision(open)).isEmpty();
    }

    @Test
    void size_is_the_last_signal_and_surprise_the_first() {
        decisions.say(incident, new Voice(BO, true, true, "I did not know it could.", "", NOW));

        List<Signal> signals = decisions.signals(incidents.incident(incident).orElseThrow());

        assertThat(signals.getFirst().name()).isEqualTo("Surprise");
        assertThat(signals.getFirst().value()).isEqualTo("1 of 1");
        assertThat(signals.getLast().name()).isEqualTo("Size");
        assertThat(signals.getLast().sentence()).contains("does not decide");
        assertThat(signals)
                .extracting(Signal::name)
                .contains("Accounts differ", "Reached by chance", "Odd hours", "Across teams");
    }

    @Test
    void like_cases_are_shown_with_what_they_were_found_to_deserve() {
        IncidentId other = declare("Play fails on new TVs", "They kept a key set for an hour.");
        declare("Invoices are late", "A queue was full.");
        decisions.decide(
                new Decision(other, Deserves.INTERVIEWS, "It was new.", 13, ANA, NOW), ana);
        IncidentId third = declare("Play fails on TVs again", "A key set was kept for a day.");

        Alike alike = decisions.alike(incidents.incident(third).orElseThrow(), ana);

        assertThat(alike.nearest()).hasSize(3);
        assertThat(alike.nearest().get(2).incident().title()).isEqualTo("Invoices are late");
        assertThat(alike.nearest())
                .filteredOn(one -> one.incident().id().equals(other))
                .allMatch(one -> one.decision() != null);
    }

    @Test
    void two_people_edit_at_once_and_nothing_is_lost() {
        ReviewId review = begin();
        reviews.save(review, new NewDraft(1, "Keys", STORY), ANA, NOW);
        String anas = STORY.replace("Ana saw it.", "Ana saw it at once.");
        String bos = STORY.replace("Bo undid it.", "Bo put it back.");

        reviews.save(review, new NewDraft(2, "Keys", anas), ANA, NOW);
        Saved saved = reviews.save(review, new NewDraft(2, "Old keys", bos), BO, NOW);

        assertThat(saved).isInstanceOf(Saved.Merged.class);
        Version text = reviews.text(reviews.review(review).orElseThrow());
        assertThat(text.text()).contains("Ana saw it at once.", "Bo put it back.");
        assertThat(text.title()).isEqualTo("Old keys");
        assertThat(reviews.versions(review)).hasSize(4);
    }

    @Test
    void at_the_same_place_the_second_text_is_kept_aside_until_they_choose() {
        ReviewId review = begin();
        reviews.save(review, new NewDraft(1, "Keys", STORY), ANA, NOW);
        reviews.save(review, new NewDraft(2, "Keys", STORY.replace("saw", "felt")), ANA, NOW);

        Saved saved =
                reviews.save(
                        review, new NewDraft(2, "Keys", STORY.replace("saw", "heard")), BO, NOW);

        Saved.Clash clash = (Saved.Clash) saved;
        assertThat(clash.both()).contains("Ana felt it.", "Ana heard it.");
        assertThat(reviews.aside(review, BO).orElseThrow().text()).contains("heard");
        reviews.save(review, new NewDraft(3, "Keys", clash.both()), BO, NOW);
        assertThat(reviews.aside(review, BO)).isEmpty();
    }

    @Test
    void whoever_commanded_does_not_ask_the_questions() {
        ReviewId review = begin();

        assertThat(reviews.setPeople(review, ANA, null)).isInstanceOf(Outcome.Refused.class);
        assertThat(reviews.setPeople(review, BO, BO)).isInstanceOf(Outcome.Refused.class);
        assertThat(reviews.setPeople(review, BO, null)).isEqualTo(new Outcome.Done());
    }

    @Test
    void a_review_that_people_meet_for_is_published_with_its_facilitator() {
        decide(Deserves.TEAM_REVIEW, "Two teams saw one signal.");
        ReviewId review = begin();
        assertThat(reviews.publish(review, ana, NOW)).isInstanceOf(Outcome.Refused.class);
        reviews.save(review, new NewDraft(1, "Keys", STORY), ANA, NOW);
        assertThat(reviews.publish(review, ana, NOW)).isInstanceOf(Outcome.Refused.class);

        reviews.setPeople(review, BO, null);

        assertThat(reviews.publish(review, ana, NOW)).isEqualTo(new Outcome.Done());
        assertThat(reviews.published(NOW, NOW.plusSeconds(1))).hasSize(1);
    }

    @Test
    void ideas_rest_before_anybody_makes_work_of_them() {
        ReviewId review = begin();
        materials.note(review, "Serve two key sets", ANA, NOW);
        materials.support(review, 1, BO);
        materials.support(review, 1, BO);
        Instant rested = NOW.plus(Materials.SOAK);

        assertThat(fate(review, Idea.Fate.TAKEN_UP, "", rested))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(fate(review, Idea.Fate.DONE, "", rested)).isEqualTo(new Outcome.Done());
        assertThat(fate(review, Idea.Fate.LET_GO, "", NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(fate(review, Idea.Fate.LET_GO, "The TVs go in May.", NOW))
                .isEqualTo(new Outcome.Done());
        assertThat(materials.conversation(review).ideas().getFirst().people()).isEqualTo(2);
    }

    private Outcome fate(ReviewId review, Idea.Fate fate, String because, Instant restUntil) {
        return materials.decide(review, new Idea(1, "it", fate, because, 0), restUntil, NOW);
    }

    @Test
    void interview_notes_are_private_until_whoever_was_asked_releases_them() {
        people.person("cy");
        ReviewId review = begin();
        materials.interview(review, ANA, BO, NOW);
        assertThat(materials.write(review, 1, "It looked like August.", BO))
                .isEqualTo(new Outcome.Done());

        Conversation.Interview talk = materials.conversation(review).interviews().getFirst();
        assertThat(talk.isOpenTo(new PersonId("cy"))).isFalse();
        assertThat(talk.isOpenTo(ANA)).isTrue();
        assertThat(materials.write(review, 1, "x", new PersonId("cy")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(materials.release(review, 1, BO, NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(materials.release(review, 1, ANA, NOW)).isEqualTo(new Outcome.Done());
        assertThat(materials.conversation(review).interviews().getFirst().isOpenTo(null)).isTrue();
    }

    @Test
    void readers_are_counted_once_a_day_and_never_named() {
        ReviewId review = begin();

        afterwards.read(review, ANA, NOW);
        afterwards.read(review, ANA, NOW);
        afterwards.read(review, BO, NOW);
        afterwards.read(review, ANA, NOW.plus(Duration.ofDays(3)));

        assertThat(afterwards.readership(review)).isEqualTo(new Readership(2, 1));
    }

    @Test
    void the_private_check_is_shown_from_five_answers_up_and_nobody_answers_twice() {
        ReviewId review = begin();
        for (int i = 0; i < 4; i++) {
            afterwards.answer(review, new PrivateCheck(5, 4, ""), new PersonId("p" + i));
        }

        assertThat(afterwards.answers(review)).isEmpty();
        assertThat(afterwards.answer(review, new PrivateCheck(1, 1, ""), new PersonId("p0")))
                .isInstanceOf(Outcome.Refused.class);
        afterwards.answer(review, new PrivateCheck(2, 3, "long"), ANA);
        assertThat(afterwards.answers(review).map(List::size)).isEqualTo(Optional.of(5));
    }

    @Test
    void a_story_is_remembered_a_year_later_once() {
        ReviewId review = begin();
        reviews.save(review, new NewDraft(1, "Keys", STORY), ANA, NOW);
        reviews.publish(review, ana, NOW);
        Instant later = Instant.parse("2027-03-04T06:00:00Z");

        int written = jobs.step(later);

        assertThat(written).isEqualTo(2);
        assertThat(jobs.step(later.plus(Duration.ofHours(3)))).isZero();
        assertThat(delivery.messagesAbout(List.of("review:" + review))).hasSize(2);
    }

    private Outcome decide(Deserves deserves, String reason) {
        return decisions.decide(new Decision(incident, deserves, reason, 9, ANA, NOW), ana);
    }

    private ReviewId begin() {
        return reviews.begin(
                new NewReview(incident, Style.FACILITATOR, false, false), ANA, ana, NOW);
    }

    private IncidentId declare(String title, String summary) {
        IncidentId id =
                incidents.declare(
                        new Declaration(
                                title, summary, IncidentKind.IMPACT, 2, List.of(), null, null, ANA),
                        ana,
                        NOW.minusSeconds(7200).plusSeconds(60L * minutesLater++));
        incidents.join(id, new Participant(BO, Reached.CHANCE, NOW.minusSeconds(7000), ""), NOW);
        incidents.add(
                id,
                new NewLine(NOW.minusSeconds(7000), RecordLine.Kind.CHAT, BO, "Bo", "TVs?", true),
                NOW);
        incidents.stabilise(id, NOW.minusSeconds(3600), "In the band", ana, NOW);
        return id;
    }
}
