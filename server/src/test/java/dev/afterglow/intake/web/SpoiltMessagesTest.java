package dev.afterglow.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.intake.Integrations;
import dev.afterglow.people.Actor;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class SpoiltMessagesTest {

    /// `-Dafterglow.spoilt=1000000` is the bench; the seed is printed when a message is answered
    /// badly.
    private static final int MESSAGES = Integer.getInteger("afterglow.spoilt", 1_500);

    private static final long SEED = Long.getLong("afterglow.seed", 42);

    @Autowired private MockMvcTester http;
    @Autowired private Services services;
    @Autowired private Integrations integrations;
    @Autowired private Alerts alerts;
    @Autowired private SettableClock clock;

    @BeforeEach
    void define() {
        Sender.define(services, integrations, SettableClock.START);
    }

    @Test
    void spoilt_messages_are_answered_and_leave_no_alert_that_cannot_be_closed() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        Sender sender = new Sender(http);
        Map<Integer, Integer> answers = new TreeMap<>();

        for (int message = 0; message < MESSAGES; message++) {
            Mutation spoilt = Mutation.any(random, clock.instant());
            int status = sender.post(spoilt.address(), spoilt.body()).getResponse().getStatus();
            answers.merge(status, 1, Integer::sum);
            clock.advance(Duration.ofMillis(10));
            assertThat(status)
                    .as(
                            "seed %d, message %d to %s: %s",
                            SEED,
                            message,
                            spoilt.address(),
                            new String(spoilt.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .isLessThan(500);
        }

        assertThat(answers.keySet()).contains(200, 202, 400);
        for (Alert alert : alerts.open()) {
            alerts.resolve(alert.id(), new Actor.OfSystem("test"), clock.instant());
        }
        assertThat(alerts.open()).isEmpty();
    }
}
