package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.delivery.WebExchange;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PublicAddress;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import dev.afterglow.testing.TrackerDialect;
import dev.afterglow.testing.TrackerServer;
import dev.afterglow.testing.TrackerServer.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/// What every tracker holds, against a stand-in that follows its documented forms.
abstract class IssueTrackerContract {

    private static final Instant NOW = SettableClock.START;

    @Autowired private Actions actions;
    @Autowired private Trackers trackers;
    @Autowired private TrackerJobs jobs;
    @Autowired private TrackerDirectory directory;
    @Autowired private IssueStore store;
    @Autowired private TrackerSettings settings;
    @Autowired private WebExchange web;
    @Autowired private ActionStore actionStore;
    @Autowired private LineStore lines;
    @Autowired private PublicAddress address;
    @Autowired private TransactionTemplate transaction;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;

    private final TrackerServer server = TrackerServer.server();
    private Actor ana;
    private ActionId action;

    /// Its name in the configuration of the tests.
    abstract String tracker();

    @BeforeEach
    void an_action() {
        server.reset();
        people.person("ana");
        ana = people.actor("ana");
        action = actions.add(idea(), ana, NOW);
    }

    private static NewAction idea() {
        return new NewAction(
                "Two key sets <b>valid</b> for 48 h",
                "Rotation must not stop play.",
                new Origin.ByHand(),
                Cost.DAYS,
                4,
                Strength.ELIMINATE,
                null,
                null,
                null);
    }

    TrackerDialect there() {
        return server.dialect(tracker());
    }

    TrackerDialect.Kept made() {
        assertThat(trackers.make(action, tracker(), ana, NOW)).isEqualTo(Result.done());
        assertThat(jobs.step(NOW)).isEqualTo(1);
        assertThat(there().issues()).hasSize(1);
        return there().issues().getFirst();
    }

    Issue issue() {
        return trackers.of(action).orElseThrow();
    }

    void look() {
        jobs.step(issue().nextAt());
    }

    String newestLine() {
        return actions.history(action).getFirst().text();
    }

    private String page() throws Exception {
        var answer = pages.get().uri("/actions/" + action).with(people.signedIn("ana")).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    @Test
    void an_issue_is_made_and_each_side_leads_to_the_other() throws Exception {
        TrackerDialect.Kept issue = made();

        assertThat(issue.title).isEqualTo("Two key sets <b>valid</b> for 48 h");
        assertThat(issue.text)
                .startsWith("Rotation must not stop play.")
                .contains("/actions/" + action);
        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
        assertThat(page())
                .contains("href=\"" + there().address(issue) + "\"", "open there")
                .contains("Two key sets &lt;b&gt;valid&lt;/b&gt;");
        assertThat(trackers.make(action, tracker(), ana, NOW))
                .isEqualTo(Result.refused("It has an issue already; take the link away first."));
    }

    @Test
    void a_server_killed_before_or_after_it_asked_makes_one_issue() {
        trackers.make(action, tracker(), ana, NOW);
        Instant again = NOW.plus(Duration.ofMinutes(3));

        IssueStore.Order taken = store.take(NOW, NOW.plusSeconds(120), 5).getFirst();
        assertThat(jobs.step(NOW.plusSeconds(60))).isZero();
        directory.tracker(tracker()).orElseThrow().make("Two key sets", "… " + taken.marker());
        assertThat(issue().number()).isEmpty();
        jobs.step(again);

        assertThat(there().issues()).hasSize(1);
        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
        assertThat(issue().address()).isEqualTo(there().address(there().issues().getFirst()));
        assertThat(newestLine()).endsWith("was found again; no second one was made.");
    }

    @Test
    void what_was_made_unseen_is_found_among_some_hundreds_that_were_made_since() {
        findAmongHundreds();
    }

    final void findAmongHundreds() {
        trackers.make(action, tracker(), ana, NOW);
        IssueStore.Order taken = store.take(NOW, NOW.plusSeconds(120), 5).getFirst();
        directory.tracker(tracker()).orElseThrow().make("Two key sets", "… " + taken.marker());
        for (int number = 2; number <= 350; number++) {
            there().add("Another " + number);
        }

        jobs.step(NOW.plus(Duration.ofMinutes(3)));

        assertThat(there().issues()).hasSize(350);
        assertThat(issue().address()).isEqualTo(there().address(there().issues().getFirst()));
    }

    @Test
    void a_comment_that_was_made_unseen_is_found_below_a_hundred_others() {
        TrackerDialect.Kept issue = made();
        actions.end(action, new Ending(State.DONE, NOW, "", "", null), ana);
        IssueStore.Order taken = store.take(NOW, NOW.plusSeconds(120), 5).getFirst();
        for (int number = 1; number <= 140; number++) {
            issue.comments.add("A word " + number);
        }
        issue.comments.add(taken.toSay() + "\n\n" + taken.marker());

        jobs.step(NOW.plus(Duration.ofMinutes(3)));

        assertThat(issue.comments).hasSize(141);
        assertThat(issue.isClosed).isTrue();
    }

    @Test
    void a_tracker_that_is_away_is_asked_again_when_it_is_back() throws Exception {
        server.goAway();
        trackers.make(action, tracker(), ana, NOW);
        jobs.step(NOW);

        assertThat(page())
                .contains("being made")
                .contains("cannot be reached: no connection. Nothing is lost: it is tried again");
        server.comeBack();
        jobs.step(issue().nextAt());

        assertThat(there().issues()).hasSize(1);
        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
    }

    @Test
    void a_tracker_that_never_answers_is_waited_for_no_longer_than_our_patience() throws Exception {
        server.hold("POST");
        trackers.make(action, tracker(), ana, NOW);
        impatient().step(NOW);

        assertThat(there().issues()).hasSize(1);
        assertThat(page()).contains("did not answer: no whole answer within 2 s. Nothing is lost");
        assertThat(issue().nextAt()).isEqualTo(NOW.plus(Duration.ofMinutes(2)));
        server.letGo();
        jobs.step(issue().nextAt());

        assertThat(there().issues()).hasSize(1);
        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
    }

    @Test
    void one_that_never_answers_delays_no_other() throws Exception {
        trackers.make(action, tracker(), ana, NOW);
        ActionId other = actions.add(idea(), ana, NOW);
        server.hold("POST");
        List<Future<?>> silent = jobs.begin(NOW);

        trackers.link(other, there().address(there().add("Read before")), ana, NOW);
        int looked = jobs.step(NOW);

        assertThat(looked).isEqualTo(1);
        assertThat(trackers.of(other).orElseThrow().title()).isEqualTo("Read before");
        assertThat(silent).hasSize(1).noneMatch(Future::isDone);
        server.letGo();
        silent.getFirst().get();
        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
    }

    @Test
    void what_is_wanted_comes_before_what_is_only_looked_at() {
        made();
        Instant later = issue().nextAt().plusSeconds(60);
        ActionId other = actions.add(idea(), ana, NOW);
        trackers.make(other, tracker(), ana, later);

        assertThat(store.take(later, later.plusSeconds(120), 1))
                .extracting(order -> order.issue().action())
                .containsExactly(other);
    }

    private TrackerJobs impatient() {
        TrackerSettings hurried =
                new TrackerSettings(
                        settings.trackers(), Duration.ofSeconds(2), Duration.ofMinutes(4));
        return new TrackerJobs(
                hurried,
                new TrackerDirectory(hurried, web, InstantSource.fixed(NOW)),
                store,
                actionStore,
                lines,
                address,
                transaction);
    }

    @Test
    void an_answer_that_is_cut_off_after_the_deed_makes_no_second_issue() throws Exception {
        server.fail(new Failure(0, Map.of()));
        trackers.make(action, tracker(), ana, NOW);
        jobs.step(NOW);

        assertThat(there().issues()).hasSize(1);
        assertThat(page()).contains("being made", "did not answer", "Nothing is lost");
        jobs.step(issue().nextAt());

        assertThat(there().issues()).hasSize(1);
        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
        assertThat(issue().trouble()).isEmpty();
    }

    @Test
    void an_action_that_ends_here_is_told_there_and_closed_once() {
        TrackerDialect.Kept issue = made();
        Ending ending = new Ending(State.DECLINED, NOW, "Dearer than we thought", "launch", null);
        actions.end(action, ending, ana);

        IssueStore.Order taken = store.take(NOW, NOW.plusSeconds(120), 5).getFirst();
        String words = String.valueOf(taken.toSay());
        directory
                .tracker(tracker())
                .orElseThrow()
                .say(issue().number(), words + "\n\n" + taken.marker());
        jobs.step(NOW.plus(Duration.ofMinutes(3)));

        assertThat(issue.comments).hasSize(1);
        assertThat(issue.comments.getFirst()).startsWith("Ended, declined: Dearer than we thought");
        assertThat(issue.isClosed).isTrue();
        assertThat(issue().state()).isEqualTo(Issue.State.CLOSED);
        assertThat(jobs.step(NOW.plus(Duration.ofDays(1)))).isZero();
    }

    @Test
    void what_is_renamed_closed_and_opened_again_there_is_said_here_and_ends_nothing() {
        TrackerDialect.Kept issue = made();
        issue.title = "Three key sets";
        issue.isClosed = true;

        jobs.step(issue().nextAt());

        assertThat(actions.history(action))
                .extracting(ActionLine::text)
                .contains(
                        "Its issue is now called “Three key sets”.",
                        "Its issue was closed there. How did it end? Say it here.");
        assertThat(actions.action(action).orElseThrow().state()).isEqualTo(State.OPEN);
        assertThat(issue().title()).isEqualTo("Three key sets");
        issue.isClosed = false;
        jobs.step(issue().nextAt());
        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
        assertThat(newestLine()).isEqualTo("Its issue was opened again there.");
    }

    @ParameterizedTest
    @CsvSource({
        "401, does not accept our token for this (401)",
        "403, does not accept our token for this (403)",
        "404, 'has no such issue or project, or our token may not see it (404)'",
        "422, refused it (422)",
        "429, wants fewer requests (429)",
        "500, has trouble of its own (500)",
        "503, has trouble of its own (503)"
    })
    void trouble_is_one_sentence_and_what_was_wanted_is_done_later(int status, String sentence)
            throws Exception {
        server.fail(Failure.of(status));
        trackers.make(action, tracker(), ana, NOW);
        jobs.step(NOW);

        assertThat(page()).contains(sentence, "Nothing is lost: it is tried again");
        assertThat(jobs.step(NOW.plusSeconds(1))).isZero();
        jobs.step(issue().nextAt());

        assertThat(there().issues()).hasSize(1);
        assertThat(issue().trouble()).isEmpty();
    }

    @Test
    void a_tracker_that_wants_to_be_left_alone_is() {
        server.fail(new Failure(429, Map.of("Retry-After", "1800")));
        trackers.make(action, tracker(), ana, NOW);
        jobs.step(NOW);

        assertThat(issue().nextAt()).isEqualTo(NOW.plusSeconds(1800));
        assertThat(jobs.step(NOW.plusSeconds(1799))).isZero();
        jobs.step(NOW.plusSeconds(1800));
        assertThat(there().issues()).hasSize(1);
    }

    @Test
    void an_issue_that_is_gone_is_not_forgotten_here() throws Exception {
        TrackerDialect.Kept issue = made();
        issue.isGone = true;

        jobs.step(issue().nextAt());

        assertThat(issue().state()).isEqualTo(Issue.State.GONE);
        assertThat(page()).contains("not found there");
        issue.isGone = false;
        trackers.hurry(action, NOW.plus(Duration.ofHours(2)));
        jobs.step(NOW.plus(Duration.ofHours(2)));
        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
    }

    @Test
    void a_project_that_was_renamed_is_followed() {
        made();
        there().move();

        jobs.step(issue().nextAt());

        assertThat(issue().trouble()).isEmpty();
        assertThat(issue().state()).isEqualTo(Issue.State.OPEN);
    }

    @Test
    void an_issue_that_is_there_is_linked_by_its_address() {
        TrackerDialect.Kept issue = there().add("Somebody wrote it before");

        Result wrong = trackers.link(action, "https://example.org/issues/1", ana, NOW);
        Result right = trackers.link(action, there().address(issue), ana, NOW);
        jobs.step(NOW);

        assertThat(wrong).isInstanceOf(Result.Refused.class);
        assertThat(right).isEqualTo(Result.done());
        assertThat(issue().title()).isEqualTo("Somebody wrote it before");
        assertThat(trackers.unlink(action, ana, NOW)).isEqualTo(Result.done());
        assertThat(trackers.of(action)).isEmpty();
        assertThat(there().issues()).hasSize(1);
    }
}
