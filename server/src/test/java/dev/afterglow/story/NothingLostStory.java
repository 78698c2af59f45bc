package dev.afterglow.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.DurablePostgres;
import dev.afterglow.testing.Operator;
import dev.afterglow.testing.PageReceiver;
import dev.afterglow.testing.Program;
import dev.afterglow.testing.ServerProcess;
import dev.afterglow.testing.Storm;
import dev.afterglow.testing.StormTown;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The built jar in a storm of a hundred alerts a second is killed and frozen: every alert that was
/// accepted is recorded and paged, and what may be a repeat says so. Prints the counts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingLostStory {

    private static final int SERVICES = 20;
    private static final double PER_SECOND = 100;
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final String SENT = "delivery.message where state = 'sent'";
    private static final Duration TAKE_OVER = Duration.ofSeconds(45);

    private final PageReceiver receiver = new PageReceiver();
    private final StormTown town = new StormTown(SERVICES, "2h");
    private Path folder;
    private DurablePostgres postgres;
    private ServerProcess first;
    private int sent;

    @BeforeAll
    void start(@TempDir Path given) {
        folder = given;
        postgres = new DurablePostgres(folder);
        first = server();
        Operator.of(first).apply(town.yaml(receiver.url()));
    }

    @AfterAll
    void stop() {
        first.close();
        receiver.close();
        postgres.close();
    }

    @Test
    void five_kills_in_a_storm_of_ten_seconds_lose_nothing() throws Exception {
        Storm storm = storm("storm", 1000, first);

        Thread sender = Thread.ofVirtual().start(storm::run);
        Random random = new Random(5);
        for (int kill = 1; kill <= 5; kill++) {
            int enough = kill * 150;
            Program.until("a part is accepted", LONGEST, () -> storm.accepted() >= enough);
            LockSupport.parkNanos(random.nextLong(50_000_000));
            first.kill();
            first.startAgain();
        }
        first.awaitReady();
        sender.join(LONGEST);

        assertThat(storm.accepted()).isEqualTo(1000);
        assertNothingWasLost("five kills", storm);
    }

    @Test
    void of_two_servers_one_goes_on_when_the_other_is_killed() throws Exception {
        try (ServerProcess second = server()) {
            goesOn(storm("killed", 600, first, second), "killed", second::kill);
        }
    }

    @Test
    void of_two_servers_one_goes_on_when_the_other_is_frozen() throws Exception {
        try (ServerProcess second = server()) {
            goesOn(storm("frozen", 600, first, second), "frozen", second::freeze);
            second.thaw();
        }
    }

    /// Strikes in the middle of the storm, and waits until the other server has paged everything.
    private void goesOn(Storm storm, String how, Runnable strike) throws Exception {
        Thread sender = Thread.ofVirtual().start(storm::run);
        Program.until("it rains", LONGEST, () -> storm.accepted() >= storm.alerts() / 2);
        strike.run();
        sender.join(LONGEST);

        until("all are paged", TAKE_OVER, () -> paged(storm) == storm.alerts());
        assertNothingWasLost(
                "one of two %s, at most %d s from accepted to paged"
                        .formatted(how, longestWait(storm)),
                storm);
    }

    private long paged(Storm storm) {
        Map<String, Long> pages = receiver.first();
        return IntStream.range(0, storm.alerts())
                .filter(number -> pages.containsKey(storm.title(number)))
                .count();
    }

    private ServerProcess server() {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        // Each alert pages, so that each can be counted at the receiver.
        settings.put("AFTERGLOW_ALERTS_GROUPINGWINDOW", "0s");
        return ServerProcess.start(folder, settings);
    }

    private Storm storm(String name, int alerts, ServerProcess... servers) {
        sent += alerts;
        List<String> addresses = List.of(servers).stream().map(ServerProcess::url).toList();
        return new Storm(new Storm.Plan(name, addresses, town.keys(), alerts, PER_SECOND, 32));
    }

    /// Seconds from the answer that an alert was accepted to its first page, of the slowest.
    private long longestWait(Storm storm) {
        Map<String, Long> pages = receiver.first();
        long longest = 0;
        for (int number = 0; number < storm.alerts(); number++) {
            Long at = Objects.requireNonNull(pages.get(storm.title(number)));
            longest = Math.max(longest, at - storm.acceptedAt(number));
        }
        return Duration.ofNanos(longest).toSeconds();
    }

    /// Counts everything that was sent until now, by all storms.
    private void assertNothingWasLost(String what, Storm storm) throws SQLException {
        until("all are paged", LONGEST, () -> paged(storm) == storm.alerts());
        until("the outbox is empty", LONGEST, () -> underWay() == 0);
        report(what, storm);
        assertThat(count("alerts.alert where state = 'open'")).isEqualTo(sent);
        assertThat(count("paging.page where state = 'firing' and due_at is not null"))
                .as("pages that will escalate")
                .isEqualTo(sent);
        assertThat(count(SENT + " and fell_from is null and channel = 'webhook'"))
                .as("messages sent")
                .isEqualTo(sent);
        assertThat(count(SENT + " and fell_from is null and channel <> 'webhook'"))
                .as("messages that nobody asked for")
                .isZero();
        assertThat(count(SENT + " and fell_from is not null and not may_be_repeat"))
                .as("messages that went another way because attempts were cut off, unmarked")
                .isZero();
        assertThat(receiver.unmarkedRepeats()).isZero();
    }

    private void report(String what, Storm storm) {
        System.out.printf(
                "%s: %d calls, %d accepted, %d refused; so far %d pages received, %d repeats, %d of"
                        + " them unmarked%n",
                what,
                storm.calls(),
                storm.accepted(),
                storm.refused(),
                receiver.receipts().size(),
                receiver.repeats(),
                receiver.unmarkedRepeats());
    }

    /// Like [Program#until], and tells how the outbox stands when it does not happen.
    private void until(String what, Duration longest, BooleanSupplier happened) {
        try {
            Program.until(what, longest, happened);
        } catch (AssertionError error) {
            throw new AssertionError(error.getMessage() + "; outbox: " + outbox(), error);
        }
    }

    private String outbox() {
        String question =
                "select string_agg(format('%s %s attempts %s repeat %s: %s (%s)', state, channel,"
                        + " attempts, may_be_repeat, reason, number), '; ') from (select state,"
                        + " channel, attempts, may_be_repeat, left(reason, 80) as reason,"
                        + " count(*) as number from delivery.message"
                        + " group by 1, 2, 3, 4, 5) as all_";
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        } catch (SQLException exception) {
            return exception.getMessage();
        }
    }

    private long underWay() {
        try {
            return count("delivery.message where state in ('waiting', 'sending')");
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private long count(String what) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getLong(1);
        }
    }
}
