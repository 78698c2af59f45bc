package dev.afterglow.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.Provider;
import dev.afterglow.testing.Provider.Behaviour;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What each channel must do, whatever its provider does. A new channel must pass it.
abstract class ChannelContract {

    /// A channel that is set up for the provider.
    abstract Channel channel();

    abstract Provider provider();

    /// An address that the provider serves.
    abstract String address();

    @AfterEach
    void stopTheProvider() {
        provider().close();
    }

    @Test
    void it_is_one_of_the_known_channels_and_ready() {
        assertThat(ChannelName.ALL).contains(channel().name());
        assertThat(channel().whyNotReady()).isEmpty();
        assertThat(channel().problemWith(address())).isEmpty();
    }

    @Test
    void nonsense_is_no_address_and_the_answer_names_it() {
        assertThat(channel().problemWith("no such thing")).isPresent();
    }

    @Test
    void what_the_provider_takes_is_sent() {
        Outcome outcome = channel().send(outgoing(1, false));

        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        assertThat(provider().received()).hasSize(1);
    }

    @Test
    void a_busy_provider_is_tried_later() {
        provider().behave(Behaviour.IS_BUSY);

        assertThat(channel().send(outgoing(1, false))).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void a_refusal_is_final_and_has_a_reason() {
        provider().behave(Behaviour.REFUSES);

        assertThat(channel().send(outgoing(1, false)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isNotBlank());
    }

    @Test
    void an_answer_that_is_cut_off_leaves_it_unknown() {
        provider().behave(Behaviour.CUTS_OFF);

        assertThat(channel().send(outgoing(1, false))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_provider_that_is_away_is_tried_later() {
        Channel channel = channel();
        String address = address();
        provider().close();

        assertThat(channel.send(outgoing(1, false, address))).isInstanceOf(Outcome.TryLater.class);
    }

    /// What the receiver sees of a message; a channel that encrypts decrypts it here.
    String seen(String received) {
        return received;
    }

    @Test
    void a_repeat_says_so() {
        channel().send(outgoing(2, true));

        assertThat(seen(provider().received().getFirst())).containsIgnoringCase("may be a repeat");
    }

    Outgoing outgoing(int attempt, boolean mayBeRepeat) {
        return outgoing(attempt, mayBeRepeat, address());
    }

    static Outgoing outgoing(int attempt, boolean mayBeRepeat, String address) {
        return new Outgoing(
                new MessageId(7),
                address,
                "ana",
                "critical: Nothing plays <now> & then",
                "Stream starts fall",
                null,
                "page:1:ana",
                Map.of("event", "dev.afterglow.page"),
                attempt,
                mayBeRepeat,
                true,
                Instant.parse("2026-03-04T10:00:00Z"));
    }
}
