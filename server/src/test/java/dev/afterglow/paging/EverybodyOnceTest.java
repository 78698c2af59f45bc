package dev.afterglow.paging;

import static dev.afterglow.testing.OtherServer.beside;
import static dev.afterglow.testing.OtherServer.ended;
import static dev.afterglow.testing.OtherServer.untilSomebodyWaits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.MessageId;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Roster;
import dev.afterglow.oncall.RosterId;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.OtherServer;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// What "Done" promises when people call everybody at the same moment as something else happens.
@ServerTest
class EverybodyOnceTest {

    private static final PersonId ANA = new PersonId("ana");
    private static final RosterId EMERGENCY = new RosterId("emergency");

    @Autowired private TestPeople people;
    @Autowired private Services services;
    @Autowired private OnCall onCall;
    @Autowired private Alerts alerts;
    @Autowired private Paging paging;
    @Autowired private Delivery delivery;
    @Autowired private SettableClock clock;
    @Autowired private JdbcClient database;
    @Autowired private PlatformTransactionManager transactions;

    private Alert alert;
    private PageId page;

    @BeforeEach
    void anaHasAPage() {
        people.person("ana");
        people.person("bo");
        people.person("cy");
        onCall.define(
                new Roster(
                        EMERGENCY,
                        "Emergency",
                        List.of(ANA, new PersonId("bo"), new PersonId("cy"))),
                people.actor("ana"),
                clock.instant());
        ServiceId drm = new ServiceId("drm");
        services.define(new Service(drm, "DRM", null, Set.of()), clock.instant());
        Signal signal = new Signal(drm, "test", "k", Severity.ERROR, "Keys", "", Map.of(), null);
        alert = alerts.raise(signal, clock.instant()).alert();
        page = paging.pageOf(alert.id()).orElseThrow().id();
    }

    @Test
    void a_page_that_closes_meanwhile_calls_nobody_and_says_so() {
        try (OtherServer other = new OtherServer(transactions)) {
            other.does(() -> alerts.resolve(alert.id(), people.actor("bo"), clock.instant()));
            CompletableFuture<Called> call = beside(() -> call("TVs fail", false));
            untilSomebodyWaits(database);

            other.commits();

            assertThat(ended(call)).isEqualTo(new Called.Refused("The page is closed"));
            assertThat(told()).isZero();
        }
    }

    @Test
    void who_presses_twice_pages_everybody_once() {
        try (OtherServer other = new OtherServer(transactions)) {
            Called first = other.does(() -> call("TVs fail", false));
            CompletableFuture<Called> second = beside(() -> call("TVs fail", false));
            untilSomebodyWaits(database);

            other.commits();

            assertThat(first).isEqualTo(new Called.Done(page, 3));
            assertThat(ended(second)).isEqualTo(new Called.Refused("Everybody was called already"));
            assertThat(told()).isEqualTo(2);
        }
    }

    @Test
    void who_presses_twice_opens_one_drill_and_may_open_the_next_when_it_is_over() {
        Called first = call("Practice", true);
        clock.advance(Duration.ofSeconds(1));
        Called second = call("Practice", true);
        int toldSoFar = told();

        paging.endDrill(((Called.Done) first).page(), ANA, clock.instant());
        Called next = call("Practice", true);

        assertThat(second).isInstanceOf(Called.Refused.class);
        assertThat(toldSoFar).isEqualTo(2);
        assertThat(next).isInstanceOf(Called.Done.class);
    }

    private Called call(String line, boolean isDrill) {
        return paging.callEverybody(
                page,
                new EverybodyCall(new Crowd.Choice.OfRoster(EMERGENCY), 3, line, isDrill, ANA),
                clock.instant());
    }

    private int told() {
        return delivery.messagesBefore(new MessageId(Long.MAX_VALUE), "").size();
    }
}
