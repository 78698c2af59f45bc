package dev.afterglow.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Raised;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.SameMoment;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class IncidentsTest {

    private static final Instant NOW = SettableClock.START;

    @Autowired private Incidents incidents;
    @Autowired private Alerts alerts;
    @Autowired private MockMvcTester pages;
    @Autowired private Services services;
    @Autowired private TestPeople people;
    @Autowired private JdbcClient database;
    @Autowired private TransactionTemplate transaction;

    private Actor ana;

    @BeforeEach
    void somebody_is_there() {
        people.person("ana");
        people.person("bo");
        ana = people.actor("ana");
        for (String id : List.of("playback", "drm")) {
            services.define(new Service(new ServiceId(id), id, null, Set.of()), NOW);
        }
    }

    @Test
    void an_incident_begins_with_what_was_paged_before() {
        raise("drm", "integration:prom", "Signing errors", NOW.minus(Duration.ofMinutes(4)));
        Raised ours = raise("playback", "metric:sps", "Stream starts left their band", NOW);

        IncidentId id = incidents.declare(declaration(ours), ana, NOW.plusSeconds(120));

        Incident incident = incidents.incident(id).orElseThrow();
        assertThat(incident.services()).containsExactly(new ServiceId("playback"));
        assertThat(incident.feltFrom()).isEqualTo(NOW);
        assertThat(incidents.lines(id))
                .extracting(RecordLine::text)
                .containsExactly("Declared.", "Stream starts left their band", "Signing errors");
        assertThat(incidents.roles(id).getFirst())
                .isEqualTo(
                        new RoleHolder(
                                RoleHolder.COMMANDER, new PersonId("ana"), NOW.plusSeconds(120)));
    }

    @Test
    void an_alert_s_page_leads_to_a_declaration_that_knows_it() {
        Raised ours = raise("playback", "metric:sps", "Stream starts left their band", NOW);
        String form = "/incidents/new?alert=" + ours.alert().id().value();

        assertThat(
                        pages.get()
                                .uri("/alerts/" + ours.alert().id().value())
                                .with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyText()
                .contains("Declare an incident", form);
        assertThat(pages.get().uri(form).with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyText()
                .contains("Stream starts left their band");
    }

    @Test
    void declaring_twice_from_one_alert_answers_with_the_first() {
        Raised alert = raise("playback", "metric:sps", "Stream starts left their band", NOW);

        IncidentId first = incidents.declare(declaration(alert), ana, NOW);
        IncidentId second = incidents.declare(declaration(alert), ana, NOW.plusSeconds(5));

        assertThat(second).isEqualTo(first);
        assertThat(incidents.notClosed()).hasSize(1);
    }

    @Test
    void two_who_declare_from_one_alert_in_one_moment_lead_one_incident() {
        Raised alert = raise("playback", "metric:sps", "Stream starts left their band", NOW);

        SameMoment<IncidentId> both =
                SameMoment.of(
                        () -> incidents.declare(declaration(alert), ana, NOW),
                        () -> incidents.declare(declaration(alert), people.actor("bo"), NOW),
                        transaction,
                        database);

        assertThat(both.second()).isEqualTo(both.first());
        assertThat(incidents.notClosed()).hasSize(1);
    }

    @Test
    void while_one_goes_on_from_an_alert_an_earlier_one_from_it_stays_stable() {
        Raised alert = raise("playback", "metric:sps", "Stream starts left their band", NOW);
        IncidentId first = incidents.declare(declaration(alert), ana, NOW);
        incidents.stabilise(first, NOW, "inside the band", ana, NOW.plusSeconds(60));
        IncidentId second = incidents.declare(declaration(alert), ana, NOW.plusSeconds(90));

        Outcome refused = incidents.reopen(first, "it falls again", ana, NOW.plusSeconds(120));
        incidents.stabilise(second, NOW.plusSeconds(120), "again", ana, NOW.plusSeconds(150));
        Outcome done = incidents.reopen(first, "it falls again", ana, NOW.plusSeconds(180));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        because -> assertThat(because.because()).contains(second.toString()));
        assertThat(done).isEqualTo(new Outcome.Done());
    }

    @Test
    void an_incident_is_not_reopened_in_the_moment_in_which_another_begins_from_its_alert() {
        Raised alert = raise("playback", "metric:sps", "Stream starts left their band", NOW);
        IncidentId first = incidents.declare(declaration(alert), ana, NOW);
        incidents.stabilise(first, NOW, "inside the band", ana, NOW.plusSeconds(60));

        SameMoment<Object> both =
                SameMoment.of(
                        () -> incidents.declare(declaration(alert), ana, NOW.plusSeconds(90)),
                        () -> incidents.reopen(first, "it falls", ana, NOW.plusSeconds(90)),
                        transaction,
                        database);

        assertThat(both.second()).isInstanceOf(Outcome.Refused.class);
        assertThat(incidents.incident(first).orElseThrow().phase()).isEqualTo(Phase.STABLE);
    }

    @Test
    void it_goes_from_responding_to_stable_to_closed_and_back_while_it_is_open() {
        IncidentId id = declared();

        assertThat(incidents.close(id, closing(), ana, NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(incidents.stabilise(id, NOW, "inside the band", ana, NOW.plusSeconds(60)))
                .isEqualTo(new Outcome.Done());
        assertThat(incidents.reopen(id, "starts fall again", ana, NOW.plusSeconds(90)))
                .isEqualTo(new Outcome.Done());
        assertThat(incidents.stabilise(id, NOW, "again", ana, NOW.plusSeconds(100)))
                .isEqualTo(new Outcome.Done());
        assertThat(incidents.close(id, closing(), ana, NOW.plusSeconds(200)))
                .isEqualTo(new Outcome.Done());

        assertThat(incidents.incident(id).orElseThrow().closing()).isEqualTo(closing());
        assertThat(incidents.notClosed()).isEmpty();
        assertThat(incidents.reopen(id, "late", ana, NOW)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void stable_needs_a_reason_and_a_time_that_can_be() {
        IncidentId id = declared();

        assertThat(incidents.stabilise(id, NOW, " ", ana, NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(incidents.stabilise(id, NOW.plusSeconds(1), "soon", ana, NOW))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(incidents.incident(id).orElseThrow().phase()).isEqualTo(Phase.RESPONDING);
    }

    @Test
    void command_is_handed_on_and_never_dropped() {
        IncidentId id = declared();

        Outcome dropped = incidents.giveRole(id, RoleHolder.COMMANDER, null, ana, NOW);
        Outcome handed = incidents.giveRole(id, RoleHolder.COMMANDER, new PersonId("bo"), ana, NOW);

        assertThat(dropped).isInstanceOf(Outcome.Refused.class);
        assertThat(handed).isEqualTo(new Outcome.Done());
        assertThat(incidents.lines(id).getFirst().text()).contains("Bo: Commander, from Ana");
        assertThat(incidents.participants(id))
                .extracting(Participant::person)
                .containsExactlyInAnyOrder(new PersonId("ana"), new PersonId("bo"));
    }

    @Test
    void the_database_itself_keeps_the_record_as_it_was_written() {
        IncidentId id = declared();

        assertThatThrownBy(() ->
                        database.sql("update incidents.record_line set text = 'other'").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
        assertThat(incidents.lines(id)).hasSize(1);
    }

    @Test
    void whoever_writes_unasked_came_by_chance() {
        IncidentId id = declared();

        incidents.add(
                id,
                new NewLine(
                        NOW,
                        RecordLine.Kind.NOTE,
                        new PersonId("bo"),
                        "Bo",
                        "Is this the Sunday rotation?",
                        true),
                NOW);

        assertThat(incidents.participants(id))
                .contains(new Participant(new PersonId("bo"), Reached.CHANCE, NOW, ""));
    }

    private IncidentId declared() {
        return incidents.declare(
                new Declaration(
                        "Play fails",
                        "",
                        IncidentKind.IMPACT,
                        2,
                        List.of(new ServiceId("playback")),
                        NOW.minusSeconds(300),
                        null,
                        new PersonId("ana")),
                ana,
                NOW);
    }

    private static Declaration declaration(Raised alert) {
        return new Declaration(
                "Play fails",
                "",
                IncidentKind.IMPACT,
                2,
                List.of(),
                null,
                alert.alert().id(),
                new PersonId("ana"));
    }

    private static Closing closing() {
        return new Closing(NOW.plusSeconds(200), Closing.Sight.SEEN, null, "support, from a call");
    }

    private Raised raise(String service, String source, String title, Instant at) {
        return alerts.raise(
                new Signal(
                        new ServiceId(service),
                        source,
                        title,
                        Severity.CRITICAL,
                        title,
                        "",
                        Map.of(),
                        null),
                at);
    }
}
