package dev.afterglow.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.DurablePostgres;
import dev.afterglow.testing.Operator;
import dev.afterglow.testing.Program;
import dev.afterglow.testing.Provider.Behaviour;
import dev.afterglow.testing.SampleFeed;
import dev.afterglow.testing.ServerProcess;
import dev.afterglow.testing.SmtpProvider;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the accepted sample to the sent e-mail the server is stopped at every step and killed
/// there, and apart PostgreSQL: when both are back the e-mail arrives, at most twice, and then it
/// says that it may be a repeat.
///
/// A step is reached when the server waits to write its row, because the story holds a lock on that
/// table; or when the mail server hangs.
class EveryStepStory {

    private static final String KEY = "0123456789abcdef";
    private static final Duration LEARNT = Duration.ofMinutes(27);
    private static final Duration LONGEST = Duration.ofMinutes(4);

    @TempDir private Path folder;
    private final InstantSource clock = InstantSource.system();
    private final SmtpProvider mail = new SmtpProvider();

    /// Where the way of a sample is cut.
    private enum Step {
        SAMPLE_PUSHED(""),
        SAMPLE_STORED("metrics.sample"),
        DEVIATION("metrics.deviation"),
        ALERT("alerts.alert"),
        PAGE("paging.page"),
        OUTBOX_ROW("delivery.message"),
        ATTEMPT("delivery.attempt"),
        SENDING(""),
        SENT_AND_NOT_RECORDED(""),
        RECORDED("");

        private final String table;

        Step(String table) {
            this.table = table;
        }
    }

    /// One cut of the way, with a metric of its own.
    private record Cut(Step step, boolean ofDatabase) {

        /// As its samples are called.
        String series() {
            return metric().replace('-', '_');
        }

        String metric() {
            return step.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    + (ofDatabase ? "-database" : "-server");
        }
    }

    @Test
    void whatever_is_killed_at_whatever_step_the_mail_arrives() throws Exception {
        List<Cut> cuts = new ArrayList<>();
        for (Step step : Step.values()) {
            cuts.add(new Cut(step, false));
            cuts.add(new Cut(step, true));
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("AFTERGLOW_SMTP_URL", mail.url());
        settings.put("AFTERGLOW_SMTP_FROM", "Afterglow <pager@afterglow.example>");
        try (DurablePostgres postgres = new DurablePostgres(folder)) {
            settings.putAll(postgres.settings());
            try (ServerProcess server = ServerProcess.start(folder, settings)) {
                Instant since = clock.instant().minus(LEARNT);
                Operator.of(server).apply(configuration(cuts));
                watchSince(postgres, since);
                List<String> series = cuts.stream().map(Cut::series).toList();
                try (SampleFeed feed = new SampleFeed(server, KEY, series, since)) {
                    feed.start();
                    Program.until("all is learnt", LONGEST, () -> learnt(postgres) == cuts.size());
                    for (Cut cut : cuts) {
                        make(cut, new Parts(server, postgres, feed));
                    }
                }
            }
        } finally {
            mail.close();
        }
    }

    private record Parts(ServerProcess server, DurablePostgres postgres, SampleFeed feed) {}

    private void make(Cut cut, Parts parts) throws SQLException {
        reach(cut, parts);
        if (cut.ofDatabase()) {
            parts.postgres().kill();
            mail.behave(Behaviour.TAKES);
            parts.postgres().startAgain();
        } else {
            parts.server().kill();
            mail.behave(Behaviour.TAKES);
            parts.server().startAgain();
            parts.server().awaitReady();
        }
        Program.until(
                "the mail of " + cut.metric() + " arrives and is recorded",
                LONGEST,
                () -> !mails(cut).isEmpty() && isSent(parts.postgres(), cut));
        List<String> mails = mails(cut);
        long unmarked = mails.stream().filter(one -> !one.contains("may be a repeat")).count();
        System.out.printf(
                "killed the %s at %s: %d mails, %d of them marked as possibly repeated%n",
                cut.ofDatabase() ? "database" : "server",
                cut.step(),
                mails.size(),
                mails.size() - unmarked);
        assertThat(mails).as(cut.metric()).hasSizeLessThanOrEqualTo(2);
        assertThat(unmarked).as("unmarked mails of " + cut.metric()).isLessThanOrEqualTo(1);
    }

    /// Lets the metric fall and returns when its way has come to the step.
    private void reach(Cut cut, Parts parts) throws SQLException {
        parts.feed().fall(cut.series());
        switch (cut.step()) {
            case SAMPLE_PUSHED ->
                    Program.until(
                            "the sample is accepted",
                            LONGEST,
                            () -> parts.feed().hasToldFall(cut.series()));
            case SAMPLE_STORED, DEVIATION, ALERT, PAGE, OUTBOX_ROW, ATTEMPT ->
                    awaitWriter(cut.step().table, parts);
            case SENDING -> {
                mail.behave(Behaviour.HANGS);
                Program.until("it is being sent", LONGEST, () -> isSending(parts.postgres(), cut));
            }
            case SENT_AND_NOT_RECORDED -> {
                mail.behave(Behaviour.TAKES_SILENTLY);
                Program.until("the mail is there", LONGEST, () -> !mails(cut).isEmpty());
            }
            case RECORDED ->
                    Program.until("it is sent", LONGEST, () -> isSent(parts.postgres(), cut));
        }
    }

    /// Keeps everybody from writing to a table until somebody wants to insert into it, and leaves
    /// the lock to whoever is killed next: it ends with this method when that was the server.
    private void awaitWriter(String table, Parts parts) throws SQLException {
        Connection holder = parts.postgres().connect();
        holder.setAutoCommit(false);
        try (Statement lock = holder.createStatement()) {
            lock.execute("lock table " + table + " in share row exclusive mode");
            Program.until(
                    "somebody wants to write to " + table,
                    LONGEST,
                    () ->
                            count(
                                            parts.postgres(),
                                            "pg_stat_activity where wait_event_type = 'Lock' and"
                                                    + " query ilike ?",
                                            "%insert into " + table + " %")
                                    > 0);
        }
        Thread.ofVirtual().start(() -> release(holder, parts));
    }

    /// The lock outlives the kill: nothing that waited for it may get it before.
    private static void release(Connection holder, Parts parts) {
        long server = parts.server().pid();
        Program.until(
                "one of them is killed",
                LONGEST,
                () -> ProcessHandle.of(server).isEmpty() || isGone(holder));
        try {
            holder.close();
        } catch (SQLException exception) {
            // It ended with the database that was killed.
            return;
        }
    }

    private static boolean isGone(Connection connection) {
        try {
            return !connection.isValid(5);
        } catch (SQLException exception) {
            return true;
        }
    }

    private List<String> mails(Cut cut) {
        return mail.received().stream()
                .filter(one -> one.contains("service-" + cut.metric()))
                .toList();
    }

    private static boolean isSent(DurablePostgres postgres, Cut cut) {
        return count(postgres, "delivery.message where state = 'sent' and subject like ?", of(cut))
                == 1;
    }

    private static boolean isSending(DurablePostgres postgres, Cut cut) {
        return count(
                        postgres,
                        "delivery.message where state = 'sending' and subject like ?",
                        of(cut))
                == 1;
    }

    private static String of(Cut cut) {
        return "%service-" + cut.metric() + "%";
    }

    private static int learnt(DurablePostgres postgres) {
        return count(postgres, "metrics.watch where standing = ?", "NORMAL");
    }

    /// How many rows there are; none while the database is away.
    private static int count(DurablePostgres postgres, String what, String parameter) {
        try (Connection connection = postgres.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from " + what)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException exception) {
            return 0;
        }
    }

    /// As if the metrics had been watched since then, so that a story need not last a day.
    private static void watchSince(DurablePostgres postgres, Instant since) throws SQLException {
        try (Connection connection = postgres.connect();
                PreparedStatement statement =
                        connection.prepareStatement("update metrics.watch set read_until = ?")) {
            statement.setObject(1, OffsetDateTime.ofInstant(since, ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static String configuration(List<Cut> cuts) {
        StringBuilder yaml =
                new StringBuilder(
                        """
                        people:
                          - {id: ana, name: Ana, email: ana@example.org, zone: UTC}
                        policies:
                          - {id: step, steps: [{after: 0m, notify: [{person: ana}]}]}
                        services:
                        """);
        for (Cut cut : cuts) {
            yaml.append(
                    "  - {id: service-%1$s, name: Service %1$s, policy: step}\n"
                            .formatted(cut.metric()));
        }
        yaml.append("metrics:\n");
        for (Cut cut : cuts) {
            yaml.append(
                    """
                      - id: %1$s
                        name: Starts at %1$s
                        unit: starts/s
                        harm: drop
                        service: service-%1$s
                        source: {received: %3$s, key: %2$s, step: 1s}
                    """
                            .formatted(cut.metric(), KEY, cut.series()));
        }
        return yaml.toString();
    }
}
