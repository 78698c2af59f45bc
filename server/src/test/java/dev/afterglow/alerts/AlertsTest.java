package dev.afterglow.alerts;

import static dev.afterglow.alerts.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.Actor;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ServerTest
@RecordApplicationEvents
class AlertsTest {

    private static final Instant NOW = SettableClock.START;
    private static final Actor ANA = Signals.ANA;

    @Autowired private Alerts alerts;
    @Autowired private ApplicationEvents seen;

    @Test
    void a_first_signal_opens_an_alert_and_says_so() {
        Raised raised = alerts.raise(signal("disk"), NOW);

        assertThat(raised).isInstanceOf(Raised.Opened.class);
        assertThat(alerts.alert(raised.alert().id())).contains(raised.alert());
        assertThat(seen.stream(AlertEvent.class))
                .containsExactly(new AlertEvent.Opened(raised.alert(), NOW));
    }

    @Test
    void a_repeated_signal_is_counted_on_the_open_alert() {
        Alert first = alerts.raise(signal("disk"), NOW).alert();

        Raised again = alerts.raise(signal("disk"), NOW.plusSeconds(60));

        assertThat(again).isInstanceOf(Raised.Repeated.class);
        assertThat(again.alert().id()).isEqualTo(first.id());
        assertThat(again.alert().seen()).isEqualTo(new Alert.Seen(NOW, NOW.plusSeconds(60), 2));
    }

    @Test
    void one_key_raised_at_once_by_many_opens_one_alert() throws Exception {
        Callable<Raised> raise = () -> alerts.raise(signal("disk"), NOW);

        List<Future<Raised>> answers;
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = tasks.invokeAll(IntStream.range(0, 40).mapToObj(i -> raise).toList());
        }

        assertThat(answers)
                .filteredOn(answer -> answer.resultNow() instanceof Raised.Opened)
                .hasSize(1);
        assertThat(alerts.open()).singleElement().extracting(a -> a.seen().count()).isEqualTo(40);
    }

    @Test
    void after_it_is_resolved_the_same_key_opens_a_new_alert() {
        Alert first = alerts.raise(signal("disk"), NOW).alert();
        alerts.resolve(first.id(), ANA, NOW.plusSeconds(10));

        Raised again = alerts.raise(signal("disk"), NOW.plus(Duration.ofHours(1)));

        assertThat(again).isInstanceOf(Raised.Opened.class);
        assertThat(again.alert().id()).isNotEqualTo(first.id());
    }

    @Test
    void an_acknowledged_alert_says_who_has_it_to_the_second() {
        Alert alert = alerts.raise(signal("disk"), NOW).alert();
        alerts.acknowledge(alert.id(), ANA, NOW.plusSeconds(20));

        Changed second = alerts.acknowledge(alert.id(), Signals.BO, NOW.plusSeconds(30));

        assertThat(second)
                .isInstanceOfSatisfying(
                        Changed.Already.class,
                        already -> assertThat(already.because()).contains("person:ana"));
        assertThat(seen.stream(AlertEvent.Acknowledged.class)).hasSize(1);
    }

    @Test
    void a_repeat_that_is_worse_makes_the_alert_urgent_once() {
        alerts.raise(signal("disk", Severity.WARNING), NOW);

        alerts.raise(signal("disk", Severity.CRITICAL), NOW);
        alerts.raise(signal("disk", Severity.CRITICAL), NOW);
        alerts.raise(signal("disk", Severity.INFO), NOW);

        assertThat(seen.stream(AlertEvent.Worsened.class)).hasSize(1);
        assertThat(alerts.open())
                .singleElement()
                .extracting(Alert::severity)
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void a_late_copy_of_what_the_source_resolved_opens_nothing() {
        Signal early = signal("disk").lasting(NOW, null);
        alerts.raise(early, NOW);
        alerts.resolveByKey(early.source(), early.dedupKey(), NOW.plusSeconds(30));

        Raised late = alerts.raise(early, NOW.plusSeconds(40));

        assertThat(late).isInstanceOf(Raised.Late.class);
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void a_late_end_of_an_earlier_problem_does_not_close_the_present_one() {
        Signal present = signal("disk").lasting(NOW, null);
        alerts.raise(present, NOW);

        Changed changed =
                alerts.resolveByKey(
                        present.source(), present.dedupKey(), NOW.minusSeconds(600), NOW);

        assertThat(changed).isInstanceOf(Changed.Already.class);
        assertThat(alerts.open()).hasSize(1);
    }

    @Test
    void many_signals_in_one_transaction_keep_their_order() {
        List<Raised> raised = alerts.raiseAll(List.of(signal("z"), signal("a"), signal("m")), NOW);

        assertThat(raised)
                .extracting(one -> one.alert().signal().dedupKey())
                .containsExactly("z", "a", "m");
    }

    @Test
    void a_page_that_was_noise_keeps_the_reason() {
        Alert alert = alerts.raise(signal("disk"), NOW).alert();

        alerts.markNoise(alert.id(), "The threshold is from 2019", ANA, NOW);

        assertThat(alerts.alert(alert.id()).orElseThrow().noise())
                .isEqualTo(
                        new Alert.Noise(
                                "The threshold is from 2019", new Alert.Mark(NOW, "person:ana")));
    }
}
