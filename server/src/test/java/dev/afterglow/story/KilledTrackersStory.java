package dev.afterglow.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.DurablePostgres;
import dev.afterglow.testing.Operator;
import dev.afterglow.testing.Program;
import dev.afterglow.testing.ServerProcess;
import dev.afterglow.testing.TrackerDialect.Kept;
import dev.afterglow.testing.TrackerServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server is killed after each tracker has made an issue and another's last comment, and before
/// it knows. Started again it finds both by its mark: there is one issue, one comment, and the page
/// says so.
class KilledTrackersStory {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final List<String> TRACKERS = List.of("hub", "lab", "jira");

    @TempDir private Path folder;
    private final TrackerServer trackers = TrackerServer.server();

    @Test
    void what_was_asked_of_a_tracker_before_the_kill_is_there_once_after_it() {
        trackers.reset();
        Map<String, String> settings = new HashMap<>(TrackerServer.variables());
        settings.put("AFTERGLOW_ACTIONS_PATIENCE", "7s");
        settings.put("AFTERGLOW_ACTIONS_LEASE", "14s");
        try (DurablePostgres postgres = new DurablePostgres(folder)) {
            settings.putAll(postgres.settings());
            try (ServerProcess server = ServerProcess.start(folder, settings)) {
                Operator operator = Operator.of(server);
                Map<String, String> ending = actions(operator, "Two key sets");
                Map<String, String> beginning = actions(operator, "Three key sets");
                want(operator, ending);
                ending.values().forEach(path -> isSaid(operator, path, "open there"));

                killInTheMiddle(server, operator, ending, beginning);

                beginning.values().forEach(path -> isSaid(operator, path, "was found again"));
                ending.values().forEach(path -> isSaid(operator, path, "closed there"));
                isThereOnce(operator, beginning);
            }
        } finally {
            trackers.reset();
        }
    }

    /// One action for each tracker; by its name the address of the action.
    private static Map<String, String> actions(Operator operator, String title) {
        Map<String, String> addresses = new TreeMap<>();
        for (String tracker : TRACKERS) {
            Map<String, String> form =
                    Map.of("title", title, "cost", "DAYS", "value", "4", "strength", "ELIMINATE");
            String address =
                    operator.submit("/actions/new", "/actions", form)
                            .headers()
                            .firstValue("location")
                            .orElseThrow();
            addresses.put(tracker, address);
        }
        return addresses;
    }

    private static void want(Operator operator, Map<String, String> addresses) {
        addresses.forEach((tracker, address) ->
                operator.submit(address, address + "/issue", Map.of("tracker", tracker)));
    }

    private void killInTheMiddle(
            ServerProcess server,
            Operator operator,
            Map<String, String> ending,
            Map<String, String> beginning) {
        trackers.hold("POST");
        ending.values()
                .forEach(address ->
                        operator.submit(
                                address,
                                address + "/end",
                                Map.of("state", "LEARNT", "reason", "Keys are read late")));
        want(operator, beginning);
        Program.until(
                "each tracker made an issue and a comment that the server does not know of",
                LONGEST,
                () ->
                        kept().count() == 6
                                && kept().mapToInt(one -> one.comments.size()).sum() == 3);
        server.kill();
        trackers.letGo();
        server.startAgain();
        server.awaitReady();
    }

    private Stream<Kept> kept() {
        return TRACKERS.stream().flatMap(tracker -> trackers.dialect(tracker).issues().stream());
    }

    private static void isSaid(Operator operator, String address, String words) {
        Program.until(
                address + " says " + words, LONGEST, () -> operator.page(address).contains(words));
    }

    private void isThereOnce(Operator operator, Map<String, String> beginning) {
        for (String tracker : TRACKERS) {
            List<Kept> issues = trackers.dialect(tracker).issues();
            assertThat(issues).as(tracker).hasSize(2);
            Kept told = issues.getFirst();
            assertThat(told.comments).as(tracker).hasSize(1);
            assertThat(told.comments.getFirst()).contains("Keys are read late");
            assertThat(told.isClosed).as(tracker).isTrue();
            String address = trackers.dialect(tracker).address(issues.getLast());
            assertThat(operator.page(beginning.get(tracker)))
                    .contains("href=\"" + address + "\"", "open there")
                    .contains("found again; no second one was made.");
        }
    }
}
