package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.Actor;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import dev.afterglow.testing.TrackerDialect;
import dev.afterglow.testing.TrackerServer;
import dev.afterglow.testing.TrackerServer.Failure;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Somebody links another issue while a tracker still answers about the first.
@ServerTest
class LinkedAgainTest {

    private static final Instant NOW = SettableClock.START;

    @Autowired private Actions actions;
    @Autowired private Trackers trackers;
    @Autowired private TrackerJobs jobs;
    @Autowired private TestPeople people;

    private final TrackerServer server = TrackerServer.server();
    private Actor ana;
    private ActionId action;
    private TrackerDialect.Kept second;

    @BeforeEach
    void anActionAndTwoIssues() {
        server.reset();
        people.person("ana");
        ana = people.actor("ana");
        action =
                actions.add(
                        new NewAction(
                                "Two key sets",
                                "",
                                new Origin.ByHand(),
                                Cost.DAYS,
                                4,
                                Strength.ELIMINATE,
                                null,
                                null,
                                null),
                        ana,
                        NOW);
        TrackerDialect.Kept first = there().add("The first");
        second = there().add("The second");
        trackers.link(action, there().address(first), ana, NOW);
    }

    @Test
    void what_is_read_of_the_first_is_not_kept_for_the_second() throws Exception {
        whileTheTrackerAnswers(this::linkTheSecond);

        assertThat(trackers.of(action).orElseThrow().address()).isEqualTo(there().address(second));
        assertThat(trackers.of(action).orElseThrow().title()).isEmpty();
        jobs.step(NOW);
        assertThat(trackers.of(action).orElseThrow().title()).isEqualTo("The second");
    }

    @Test
    void trouble_with_the_first_is_not_said_of_the_second() throws Exception {
        server.fail(Failure.of(401));

        whileTheTrackerAnswers(this::linkTheSecond);

        assertThat(trackers.of(action).orElseThrow().trouble()).isEmpty();
        assertThat(actions.history(action).getFirst().text()).startsWith("Linked with ");
    }

    @Test
    void an_issue_that_was_made_for_a_link_taken_away_is_not_linked_again() throws Exception {
        trackers.unlink(action, ana, NOW);
        trackers.make(action, "hub", ana, NOW);

        whileTheTrackerAnswers(this::linkTheSecond);

        assertThat(trackers.of(action).orElseThrow().address()).isEqualTo(there().address(second));
        assertThat(actions.history(action).getFirst().text()).startsWith("Linked with ");
    }

    private void linkTheSecond() {
        trackers.unlink(action, ana, NOW);
        trackers.link(action, there().address(second), ana, NOW);
    }

    private void whileTheTrackerAnswers(Runnable act) throws Exception {
        server.hold(trackers.of(action).orElseThrow().number().isEmpty() ? "POST" : "GET");
        List<Future<?>> works = jobs.begin(NOW);
        assertThat(works).hasSize(1);
        act.run();
        server.letGo();
        works.getFirst().get();
    }

    private TrackerDialect there() {
        return server.dialect("hub");
    }
}
