package dev.afterglow.alerts;

import static dev.afterglow.alerts.Signals.ANA;
import static dev.afterglow.alerts.Signals.signal;
import static dev.afterglow.testing.OtherServer.beside;
import static dev.afterglow.testing.OtherServer.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.OtherServer;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/// A silence in the middle of a storm: what is open is hidden while others change it.
@ServerTest
class ApplyingTest {

    private static final Instant NOW = SettableClock.START;

    @Autowired private Alerts alerts;
    @Autowired private AlertStore store;
    @Autowired private Silences silences;
    @Autowired private AlertJobs jobs;
    @Autowired private PlatformTransactionManager transactions;

    @Test
    void a_silence_of_many_waits_for_none_that_somebody_else_is_changing() {
        List<AlertId> open = storm(250);
        AlertId busy = open.get(100);
        try (OtherServer other = new OtherServer(transactions)) {
            other.does(() -> store.locked(busy));

            ended(beside(this::silence));
            long atOnce = silenced(open);
            ended(beside(() -> jobs.step(NOW.plusSeconds(1))));
            long meanwhile = silenced(open);
            other.commits();
            jobs.step(NOW.plusSeconds(2));

            assertThat(atOnce).isEqualTo(199);
            assertThat(meanwhile).isEqualTo(249);
            assertThat(silenced(open)).isEqualTo(250);
        }
    }

    @Test
    void an_alert_that_opens_while_the_silence_is_made_is_hidden_too() {
        try (OtherServer other = new OtherServer(transactions)) {
            AlertId late = other.does(() -> alerts.raise(signal("disk"), NOW)).alert().id();
            silence();

            other.commits();
            jobs.step(NOW.plusSeconds(1));

            assertThat(silenced(List.of(late))).isEqualTo(1);
        }
    }

    private List<AlertId> storm(int size) {
        List<Signal> signals =
                IntStream.range(0, size)
                        .mapToObj(
                                number -> signal("service-" + number, "k" + number, Severity.ERROR))
                        .toList();
        return alerts.raiseAll(signals, NOW).stream().map(raised -> raised.alert().id()).toList();
    }

    private Optional<Silence> silence() {
        return silences.save(
                new Silences.Wish(
                        null,
                        null,
                        List.of(LabelMatcher.parse("job=player")),
                        NOW,
                        NOW.plus(Duration.ofHours(1)),
                        ANA.word(),
                        "Known"),
                ANA,
                NOW);
    }

    private long silenced(List<AlertId> ids) {
        return ids.stream()
                .map(id -> alerts.alert(id).orElseThrow().suppression())
                .filter(held -> held != null && held.kind() == Suppression.Kind.SILENCED)
                .count();
    }
}
