package dev.afterglow.radar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.meetings.Meetings;
import dev.afterglow.meetings.NewMeeting;
import dev.afterglow.meetings.Planned;
import dev.afterglow.meetings.Wish;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class OnRadarTest {

    private static final ServiceId DRM = new ServiceId("drm-keys");

    @Autowired private RadarSteps radar;
    @Autowired private OnRadar onRadar;
    @Autowired private Risks risks;
    @Autowired private RiskStore store;
    @Autowired private RadarSessions sessions;
    @Autowired private Incidents incidents;
    @Autowired private Meetings meetings;
    @Autowired private Services services;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;
    @Autowired private SettableClock clock;

    @BeforeEach
    void a_service_is_there() {
        people.person("ana");
        services.define(new Service(DRM, "DRM keys", null, Set.of()), clock.instant());
    }

    @Test
    void an_incident_three_weeks_later_finds_the_risk_and_its_session() {
        RiskId risk = heardRisk();
        clock.advance(Duration.ofDays(21));
        Incident incident = incident("Keys did not rotate");

        assertThat(onRadar.linkedTo(incident)).isEmpty();
        assertThat(onRadar.maybe(incident))
                .extracting(heard -> heard.risk().id())
                .containsExactly(risk);
        assertThat(onRadar.link(risk, incident.id(), people.actor("ana"), clock.instant()))
                .isEmpty();

        OnRadar.Heard heard = onRadar.linkedTo(incident).getFirst();
        assertThat(heard.heardBefore()).isEqualTo(Duration.ofDays(21));
        assertThat(heard.attended()).hasValue(34);
        assertThat(
                        pages.get()
                                .uri("/incidents/" + incident.id() + "/radar")
                                .header("HX-Request", "true")
                                .with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyText()
                .contains("It was on the radar.", "First heard 3 weeks before.", "34 people were")
                .doesNotContain("<html");
        assertThat(
                        pages.get()
                                .uri("/incidents/" + incident.id() + "/radar")
                                .with(people.signedIn("ana")))
                .bodyText()
                .contains("<html", "It was on the radar.");
    }

    @Test
    void the_session_follows_the_meeting_that_people_are_invited_to() {
        people.person("hannah", Role.CURATOR);
        assertThat(pages.get().uri("/radar/session").with(people.signedIn("hannah")))
                .bodyText()
                .contains("/meetings/plan?subject=radar-session:1&amp;title=Risk+radar+session");
        LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3);
        Wish wish =
                new Wish(
                        Duration.ofHours(1),
                        from,
                        from.plusDays(13),
                        List.of(new PersonId("hannah"), new PersonId("ana")),
                        Set.of(),
                        Set.of());
        Instant hour =
                ((dev.afterglow.meetings.Proposal.Slots)
                                meetings.plan(wish, clock.instant()).proposal())
                        .slots()
                        .getFirst()
                        .start();

        Planned planned =
                meetings.invite(
                        new NewMeeting(
                                "radar-session:1",
                                "Risk radar session",
                                "/radar/session",
                                wish,
                                List.of(hour)),
                        new PersonId("hannah"),
                        people.actor("hannah"),
                        clock.instant());

        assertThat(planned).isInstanceOf(Planned.Invited.class);
        assertThat(sessions.next()).map(RadarSession::startsAt).hasValue(hour);
        assertThat(pages.get().uri("/radar/session").with(people.signedIn("hannah")))
                .bodyText()
                .contains("The session follows it.");
    }

    @Test
    void a_link_is_made_once_and_only_between_what_is_there() {
        RiskId risk = heardRisk();
        clock.advance(Duration.ofDays(3));
        Incident incident = incident("Keys did not rotate");
        onRadar.link(risk, incident.id(), people.actor("ana"), clock.instant());

        assertThat(onRadar.link(risk, incident.id(), people.actor("ana"), clock.instant()))
                .hasValue("They are linked already.");
        assertThat(
                        onRadar.link(
                                new RiskId(99),
                                incident.id(),
                                people.actor("ana"),
                                clock.instant()))
                .isPresent();
        assertThat(onRadar.link(risk, new IncidentId(999), people.actor("ana"), clock.instant()))
                .isPresent();
    }

    @Test
    void hits_misses_and_what_never_happened_are_counted_with_their_base() {
        RiskId risk = heardRisk();
        clock.advance(Duration.ofDays(21));
        Incident hit = incident("Keys did not rotate");
        onRadar.link(risk, hit.id(), people.actor("ana"), clock.instant());
        clock.advance(Duration.ofDays(10));
        incident("Something nobody had heard of");
        clock.advance(Duration.ofDays(200));

        Calibration calibration = onRadar.calibrate(clock.instant());

        assertThat(calibration.hits()).isEqualTo(1);
        assertThat(calibration.misses()).isEqualTo(1);
        assertThat(calibration.middleLead()).hasValue(Duration.ofDays(21));
        assertThat(calibration.neverHappened()).isZero();
        assertThat(calibration.heardLongAgo()).isEqualTo(1);
        Calibration.Chance base = calibration.base();
        assertThat(base).isNotNull();
        assertThat(base.observed()).isEqualTo(1);
        assertThat(base.expected()).isBetween(0.5, 1.0);
        assertThat(base.verdict()).isEqualTo("cannot tell with n = 1");
    }

    @Test
    void without_any_session_there_is_nothing_to_compare() {
        Calibration calibration = onRadar.calibrate(clock.instant());

        assertThat(calibration.base()).isNull();
        assertThat(calibration.hits() + calibration.misses()).isZero();
    }

    private RiskId heardRisk() {
        radar.crowd(2);
        RadarSteps.taken(radar.confidential("p1", "Keys"));
        RiskId risk = radar.collateAll("Key rotation knows no calendar.");
        Risk told = risks.risk(risk).orElseThrow();
        store.tell(new Risk(risk, told.told(), told.firstCycle(), true, 0, null, Set.of(DRM)));
        RadarSession session = radar.beginSession();
        RadarSteps.done(sessions.end(session.id(), 34, radar.curator(), clock.instant()));
        return risk;
    }

    private Incident incident(String title) {
        IncidentId id =
                incidents.declare(
                        new Declaration(
                                title, "", IncidentKind.IMPACT, 2, List.of(DRM), null, null, null),
                        people.actor("ana"),
                        clock.instant());
        return incidents.incident(id).orElseThrow();
    }
}
