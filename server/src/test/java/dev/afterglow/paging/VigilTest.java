package dev.afterglow.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.MessageId;
import dev.afterglow.delivery.OutboxLine;
import dev.afterglow.people.Role;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class VigilTest {

    @Autowired private TestPeople people;
    @Autowired private Services services;
    @Autowired private Alerts alerts;
    @Autowired private Vigil vigil;
    @Autowired private Delivery delivery;
    @Autowired private SettableClock clock;
    @Autowired private JdbcClient database;

    @BeforeEach
    void anAlertThatNobodyIsPagedAbout() {
        people.person("eve", Role.ADMINISTRATOR);
        people.person("ana");
        ServiceId drm = new ServiceId("drm");
        services.define(new Service(drm, "DRM", null, Set.of()), clock.instant());
        alerts.raise(
                new Signal(drm, "test", "k", Severity.ERROR, "Keys", "", Map.of(), null),
                clock.instant());
    }

    @Test
    void administrators_are_told_once_an_hour_that_nobody_is_being_paged() {
        int first = vigil.step(clock.instant());
        clock.advance(Duration.ofMinutes(30));
        vigil.step(clock.instant());
        int toldSoFar = messages().size();
        clock.advance(Duration.ofMinutes(31));
        vigil.step(clock.instant());

        assertThat(first).isEqualTo(1);
        assertThat(toldSoFar).isEqualTo(1);
        assertThat(messages()).hasSize(2).allMatch(line -> "eve".equals(line.person()));
    }

    @Test
    void what_could_not_be_told_is_told_at_the_next_look() {
        database.sql(
                        """
                        -- As if the server died before the messages were rows.
                        alter table delivery.message
                        add constraint message_none_today check (reference not like 'vigil:%')
                        """)
                .update();
        try {
            assertThatThrownBy(() -> vigil.step(clock.instant()))
                    .hasMessageContaining("message_none_today");
        } finally {
            database.sql("alter table delivery.message drop constraint message_none_today")
                    .update();
        }

        clock.advance(Duration.ofSeconds(30));
        vigil.step(clock.instant());

        assertThat(messages()).hasSize(1);
    }

    @Test
    void what_is_resolved_is_no_finding_any_more() {
        vigil.step(clock.instant());
        alerts.resolveByKey("test", "k", clock.instant());

        assertThat(vigil.step(clock.instant())).isZero();
    }

    @Test
    void an_open_alert_without_any_page_is_an_alarm() {
        vigil.step(clock.instant());
        database.sql("delete from paging.entry").update();
        database.sql("delete from paging.page").update();
        clock.advance(Duration.ofMinutes(3));

        int findings = vigil.step(clock.instant());

        assertThat(findings).isEqualTo(1);
        assertThat(messages()).hasSize(2);
    }

    private List<OutboxLine> messages() {
        return delivery.messagesBefore(new MessageId(Long.MAX_VALUE), "");
    }
}
