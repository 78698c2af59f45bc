package dev.afterglow.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.afterglow.testing.MailServer;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class OutboxTest {

    @Autowired private Delivery delivery;
    @Autowired private DeliveryJobs jobs;
    @Autowired private Outbox outbox;
    @Autowired private SettableClock clock;
    @Autowired private TransactionTemplate transactions;

    @BeforeEach
    void emptyTheMailServer() throws Exception {
        MailServer.mail().purgeEmailFromAllMailboxes();
    }

    @Test
    void a_committed_message_arrives_by_smtp_once() throws Exception {
        delivery.send(mail("ana@example.org", "key-1"), clock.instant());
        delivery.send(mail("ana@example.org", "key-1"), clock.instant());

        int attempts = jobs.step(clock.instant()) + jobs.step(clock.instant());

        assertThat(attempts).isEqualTo(1);
        assertThat(arrived()).hasSize(1);
        MimeMessage only = arrived().getFirst();
        assertThat(only.getSubject()).isEqualTo("Playback: nothing plays");
        assertThat(GreenMailUtil.getBody(only)).contains("Stream starts fall");
    }

    @Test
    void a_message_of_a_rolled_back_transaction_is_never_sent() {
        transactions.executeWithoutResult(status -> {
            delivery.send(mail("ana@example.org", "key-2"), clock.instant());
            status.setRollbackOnly();
        });

        int attempts = jobs.step(clock.instant());

        assertThat(attempts).isZero();
        assertThat(arrived()).isEmpty();
    }

    @Test
    void an_attempt_that_a_crash_cut_off_is_repeated_and_says_so() throws Exception {
        delivery.send(mail("ana@example.org", "key-3"), clock.instant());
        List<Claimed> held =
                outbox.claim(Map.of(new Lane(ChannelName.EMAIL, false), 10), clock.instant());

        int whileHeld = jobs.step(clock.instant());
        clock.advance(Outbox.LEASE.plusMillis(1));
        int afterTheLease = jobs.step(clock.instant());

        assertThat(held).hasSize(1);
        assertThat(whileHeld).isZero();
        assertThat(afterTheLease).isEqualTo(1);
        assertThat(arrived().getFirst().getSubject()).startsWith("(may be a repeat) ");
    }

    @Test
    void the_late_end_of_an_attempt_that_was_given_up_stops_the_repeat() {
        delivery.send(mail("ana@example.org", "key-4"), clock.instant());
        Claimed frozen =
                outbox.claim(Map.of(new Lane(ChannelName.EMAIL, false), 1), clock.instant())
                        .getFirst();
        clock.advance(Outbox.LEASE.plusMillis(1));
        outbox.recover(clock.instant());

        outbox.record(List.of(Ending.of(frozen, new Outcome.Sent("late"), clock.instant())));

        assertThat(jobs.step(clock.instant())).isZero();
    }

    @Test
    void a_busy_provider_is_tried_again_after_a_pause() {
        delivery.send(mail("ana@example.org", "key-5"), clock.instant());
        Claimed claimed =
                outbox.claim(Map.of(new Lane(ChannelName.EMAIL, false), 1), clock.instant())
                        .getFirst();
        outbox.record(
                List.of(Ending.of(claimed, Outcome.TryLater.because("450 busy"), clock.instant())));

        int atOnce = jobs.step(clock.instant());
        clock.advance(Duration.ofMinutes(1));
        int later = jobs.step(clock.instant());

        assertThat(atOnce).isZero();
        assertThat(later).isEqualTo(1);
        assertThat(arrived()).hasSize(1);
    }

    private static List<MimeMessage> arrived() {
        return List.of(MailServer.mail().getReceivedMessages());
    }

    private static Message mail(String address, String key) {
        return new Message(
                ChannelName.EMAIL,
                address,
                null,
                Priority.PAGE,
                "Playback: nothing plays",
                "Stream starts fall",
                null,
                "page:1",
                key,
                Map.of());
    }
}
