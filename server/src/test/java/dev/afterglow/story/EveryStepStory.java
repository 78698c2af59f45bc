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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the accepted sample to the sent e-mail the way is cut at every step: by `kill -9` of the
/// server, and apart of PostgreSQL. When both are back the e-mail arrives, at most twice, and then
/// the second says that it may be a repeat.
///
/// Each step has a metric of its own, which waits at a gate of [Gates] or at a mail server that
/// does not answer, so that one kill finds all of them in the middle of their step.
class EveryStepStory {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    @TempDir private Path folder;
    private final InstantSource clock = InstantSource.system();
    private final SmtpProvider mail = new SmtpProvider();

    @Test
    void whatever_is_killed_at_whatever_step_the_mail_arrives() throws Exception {
        List<Cut> all = new ArrayList<>(Cut.all(false));
        all.addAll(Cut.all(true));
        Map<String, String> settings = new HashMap<>();
        settings.put("AFTERGLOW_SMTP_URL", mail.url());
        settings.put("AFTERGLOW_SMTP_FROM", "Afterglow <pager@afterglow.example>");
        try (DurablePostgres postgres = new DurablePostgres(folder)) {
            settings.putAll(postgres.settings());
            try (ServerProcess server = ServerProcess.start(folder, settings)) {
                Operator.of(server).apply(CutTown.yaml(all));
                Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
                CutTown.tellPast(all, postgres, now);
                List<String> series = all.stream().map(Cut::series).toList();
                try (SampleFeed feed =
                        new SampleFeed(server, CutTown.KEY, series, now.plusSeconds(1))) {
                    feed.start();
                    Program.until("all is learnt", LONGEST, () -> learnt(postgres) == all.size());
                    try (Gates gates = new Gates(postgres)) {
                        killBoth(new Parts(server, postgres, feed, gates));
                    }
                }
            }
        } finally {
            mail.close();
        }
    }

    private record Parts(
            ServerProcess server, DurablePostgres postgres, SampleFeed feed, Gates gates) {}

    private void killBoth(Parts parts) throws SQLException {
        fall(Cut.all(false), parts);
        reach(Cut.all(false), parts);
        parts.server().kill();
        release(Cut.all(false), parts);
        parts.server().startAgain();
        // Those of the other half fall while these come back.
        fall(Cut.all(true), parts);
        parts.server().awaitReady();
        awaitMails(Cut.all(false), parts);

        reach(Cut.all(true), parts);
        parts.postgres().kill();
        parts.postgres().startAgain();
        release(Cut.all(true), parts);
        awaitMails(Cut.all(true), parts);
    }

    /// Lets metrics fall. Those whose step comes after the deviation wait at that gate for all.
    private void fall(List<Cut> cuts, Parts parts) throws SQLException {
        for (Cut cut : cuts) {
            parts.gates().close(cut.meeting(), cut.number());
            parts.feed().fall(cut.series());
        }
    }

    /// Returns when each metric has come to its step, and stays there. Only one thread takes
    /// messages and one records, so the last steps come first.
    private void reach(List<Cut> cuts, Parts parts) throws SQLException {
        for (Cut cut : cuts) {
            awaitGate(cut.meeting(), cut, parts);
        }
        for (Cut cut : cuts.reversed()) {
            if (cut.goesOn()) {
                goOn(cut, parts);
            }
        }
    }

    private void goOn(Cut cut, Parts parts) throws SQLException {
        Gates.Place gate = cut.gate();
        if (gate != null) {
            parts.gates().close(gate, cut.number());
        }
        switch (cut.step()) {
            case MAIL_IS_BEING_SENT -> mail.behaveTo(cut.address(), Behaviour.HANGS);
            case MAIL_ARRIVED -> mail.behaveTo(cut.address(), Behaviour.TAKES_SILENTLY);
            default -> {}
        }
        parts.gates().open(cut.meeting(), cut.number());
        if (gate != null) {
            awaitGate(gate, cut, parts);
        } else {
            Program.until(cut.words(), LONGEST, () -> hasCome(cut, parts));
        }
    }

    private boolean hasCome(Cut cut, Parts parts) {
        return switch (cut.step()) {
            case MAIL_IS_BEING_SENT -> is("sending", cut, parts);
            case MAIL_ARRIVED -> !mails(cut).isEmpty();
            default -> is("sent", cut, parts);
        };
    }

    private static void awaitGate(Gates.Place place, Cut cut, Parts parts) {
        Program.until(
                cut + " comes to the gate of " + place,
                LONGEST,
                () -> parts.gates().isReached(place, cut.number()));
    }

    private void release(List<Cut> cuts, Parts parts) throws SQLException {
        parts.gates().openAll();
        cuts.forEach(cut -> mail.behaveTo(cut.address(), Behaviour.TAKES));
    }

    private void awaitMails(List<Cut> cuts, Parts parts) {
        for (Cut cut : cuts) {
            Program.until(
                    "the mail of " + cut + " arrives and is recorded",
                    LONGEST,
                    () -> !mails(cut).isEmpty() && is("sent", cut, parts));
            List<String> mails = mails(cut);
            long marked = mails.stream().filter(one -> one.contains("may be a repeat")).count();
            System.out.printf(
                    "%s: %d mails, %d of them marked as possibly repeated%n",
                    cut.words(), mails.size(), marked);
            assertThat(mails).as("mails of " + cut).hasSizeBetween(1, 2);
            assertThat(mails.size() - marked).as("unmarked mails of " + cut).isBetween(0L, 1L);
            if (cut.step().isBeforeSending()) {
                assertThat(mails).as("mails of " + cut).hasSize(1);
            }
        }
    }

    private List<String> mails(Cut cut) {
        return mail.received().stream().filter(one -> one.contains(cut.address())).toList();
    }

    private static boolean is(String state, Cut cut, Parts parts) {
        return count(
                        parts.postgres(),
                        "delivery.message where state = '" + state + "' and address = ?",
                        cut.address())
                == 1;
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
}
