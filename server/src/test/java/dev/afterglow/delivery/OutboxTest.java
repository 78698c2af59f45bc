package dev.afterglow.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMailUtil;
import dev.afterglow.people.PersonId;
import dev.afterglow.testing.MailServer;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import jakarta.mail.MessagingException;
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
    @Autowired private Attempts attempts;
    @Autowired private SettableClock clock;
    @Autowired private TestPeople people;
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
    void a_server_that_stood_still_past_its_lease_does_not_send_what_another_repeats() {
        delivery.send(mail("ana@example.org", "key-6"), clock.instant());
        Claimed frozen =
                outbox.claim(Map.of(new Lane(ChannelName.EMAIL, false), 1), clock.instant())
                        .getFirst();
        clock.advance(Outbox.LEASE.plusMillis(1));
        int byTheOther = jobs.step(clock.instant());

        Ending late = attempts.attempt(frozen);
        outbox.record(List.of(late));

        assertThat(byTheOther).isEqualTo(1);
        assertThat(late.outcome()).isInstanceOf(Outcome.TryLater.class);
        assertThat(subjects()).containsExactly("(may be a repeat) Playback: nothing plays");
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

    @Test
    void a_storm_for_one_address_is_bundled_but_a_first_page_is_not() {
        for (int number = 0; number < 40; number++) {
            delivery.send(mail("ana@example.org", "storm-" + number), clock.instant());
        }
        delivery.send(
                new Message(
                        ChannelName.EMAIL,
                        "ana@example.org",
                        null,
                        Priority.FIRST_PAGE,
                        "Another service",
                        "",
                        null,
                        "page:2",
                        "first",
                        Map.of()),
                clock.instant());

        jobs.step(clock.instant());
        int inTheFirstMinute = arrived().size();
        jobs.step(clock.instant());
        clock.advance(Duration.ofMinutes(1));
        jobs.step(clock.instant());

        assertThat(inTheFirstMinute).isEqualTo(11);
        assertThat(subjects()).contains("Another service").hasSize(12);
        assertThat(subjects().getLast()).isEqualTo("Playback: nothing plays, and 29 more");
        assertThat(delivery.underWay()).isEmpty();
    }

    @Test
    void a_page_that_cannot_go_by_mail_falls_to_the_next_way_and_at_last_to_the_inbox() {
        people.person("ana");
        delivery.send(
                new Message(
                        ChannelName.SMS,
                        "+351210000000",
                        new PersonId("ana"),
                        Priority.PAGE,
                        "Playback: nothing plays",
                        "",
                        null,
                        "page:3:ana",
                        "falls",
                        Map.of()),
                clock.instant());

        jobs.step(clock.instant());
        jobs.step(clock.instant());

        assertThat(delivery.messagesAbout(List.of("page:3:ana")))
                .extracting(OutboxLine::channel, OutboxLine::state)
                .containsExactly(tuple("sms", "failed"), tuple("email", "sent"));
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_page_cut_off_twice_goes_another_way_too_and_says_that_it_may_be_a_repeat() {
        people.person("ana");
        delivery.send(page("page:4:ana", "cut-twice"), clock.instant());

        for (int crash = 1; crash <= 2; crash++) {
            outbox.claim(Map.of(new Lane(ChannelName.WEBHOOK, false), 10), clock.instant());
            clock.advance(Outbox.LEASE.plusMillis(1));
            outbox.recover(clock.instant());
        }
        jobs.step(clock.instant());

        assertThat(delivery.messagesAbout(List.of("page:4:ana")))
                .extracting(OutboxLine::channel, OutboxLine::state)
                .containsExactly(tuple("webhook", "waiting"), tuple("email", "sent"));
        assertThat(subjects()).containsExactly("(may be a repeat) Playback: nothing plays");
    }

    private static Message page(String reference, String key) {
        return new Message(
                ChannelName.WEBHOOK,
                "http://127.0.0.1:9/page",
                new PersonId("ana"),
                Priority.PAGE,
                "Playback: nothing plays",
                "",
                null,
                reference,
                key,
                Map.of());
    }

    private static List<String> subjects() {
        return arrived().stream()
                .map(mail -> {
                    try {
                        return mail.getSubject();
                    } catch (MessagingException exception) {
                        throw new IllegalStateException(exception);
                    }
                })
                .toList();
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
