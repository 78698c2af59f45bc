package dev.afterglow.delivery;

import static dev.afterglow.testing.OtherServer.beside;
import static dev.afterglow.testing.OtherServer.ended;
import static dev.afterglow.testing.OtherServer.untilSomebodyWaits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.delivery.DeliveryStore.Lease;
import dev.afterglow.delivery.PaceStore.Place;
import dev.afterglow.testing.MailServer;
import dev.afterglow.testing.OtherServer;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Two servers that empty one outbox in a storm: they wait for each other in no circle, and first
/// pages wait for nobody.
@ServerTest
class TwoServersTest {

    private static final String ANA = "ana@example.org";
    private static final String ZOE = "zoe@example.org";
    private static final Map<Lane, Integer> OTHERS = Map.of(new Lane(ChannelName.EMAIL, false), 32);

    @Autowired private Delivery delivery;
    @Autowired private DeliveryJobs jobs;
    @Autowired private DeliveryStore store;
    @Autowired private PaceStore paces;
    @Autowired private Outbox outbox;
    @Autowired private Attempts attempts;
    @Autowired private WakeUp wakeUp;
    @Autowired private SettableClock clock;
    @Autowired private JdbcClient database;
    @Autowired private PlatformTransactionManager transactions;

    @BeforeEach
    void emptyTheMailServer() throws Exception {
        MailServer.mail().purgeEmailFromAllMailboxes();
    }

    @Test
    void servers_that_send_to_the_same_addresses_count_them_in_one_order() {
        send(ZOE, "to-zoe", Priority.PAGE);
        send(ANA, "to-ana", Priority.PAGE);
        try (OtherServer other = new OtherServer(transactions)) {
            other.does(() -> countOne(ANA));
            CompletableFuture<List<Claimed>> own =
                    beside(() -> outbox.claim(OTHERS, clock.instant()));
            untilSomebodyWaits(database);

            other.does(() -> countOne(ZOE));
            other.commits();

            assertThat(ended(own)).hasSize(2);
        }
    }

    @Test
    void a_bundle_leaves_out_what_another_server_has_just_claimed_and_nothing_is_lost() {
        for (int number = 0; number < 40; number++) {
            send(ANA, "storm-" + number, Priority.PAGE);
        }
        try (OtherServer other = new OtherServer(transactions)) {
            List<MessageId> theirs = other.does(() -> claimUncounted(5));

            List<Claimed> own = ended(beside(() -> outbox.claim(OTHERS, clock.instant())));
            other.does(() -> {
                paces.bundle(new Place(ChannelName.EMAIL, ANA), theirs, clock.instant());
                return true;
            });
            other.commits();

            assertThat(own).hasSize(10);
            outbox.record(own.stream().map(this::sent).toList());
        }
        clock.advance(Duration.ofMinutes(1));
        jobs.step(clock.instant());

        assertThat(subjects()).containsExactly("Nothing plays, and 29 more");
        assertThat(delivery.underWay()).isEmpty();
    }

    @Test
    void a_first_page_does_not_wait_while_another_server_stands_still() {
        send(ANA, "a-reminder", Priority.PAGE);
        Sender sender = new Sender(outbox, attempts, wakeUp, clock);
        try (OtherServer other = new OtherServer(transactions)) {
            other.does(() -> countOne(ANA));
            sender.start();
            untilSomebodyWaits(database);

            send(ZOE, "first", Priority.FIRST_PAGE);

            assertThat(MailServer.mail().waitForIncomingEmail(12_000, 1)).isTrue();
            other.commits();
            assertThat(MailServer.mail().waitForIncomingEmail(12_000, 2)).isTrue();
        } finally {
            sender.stop();
        }
    }

    private void send(String address, String key, Priority priority) {
        delivery.send(
                new Message(
                        ChannelName.EMAIL,
                        address,
                        null,
                        priority,
                        "Nothing plays",
                        "",
                        null,
                        "page:1",
                        key,
                        Map.of()),
                clock.instant());
    }

    /// What the other server does for one message on its way.
    private int countOne(String address) {
        return database.sql(
                        """
                        insert into delivery.pace (channel, address, minute_from, sent)
                        values ('email', :address, :now, 1)
                        on conflict on constraint pace_pk do update set sent = pace.sent + 1
                        """)
                .param("address", address)
                .param("now", DeliveryStore.timestamp(clock.instant()))
                .update();
    }

    /// The first half of a claim.
    private List<MessageId> claimUncounted(int most) {
        Lease lease = Lease.of("other", clock.instant(), Outbox.LEASE);
        return store
                .claim(Map.of(new Lane(ChannelName.EMAIL, false), most), lease, clock.instant())
                .stream()
                .map(Claimed::id)
                .toList();
    }

    private Ending sent(Claimed claimed) {
        return Ending.of(claimed, new Outcome.Sent("by us"), clock.instant());
    }

    private static List<String> subjects() {
        return List.of(MailServer.mail().getReceivedMessages()).stream()
                .map(mail -> {
                    try {
                        return mail.getSubject();
                    } catch (jakarta.mail.MessagingException exception) {
                        throw new IllegalStateException(exception);
                    }
                })
                .toList();
    }
}
