package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.people.Role;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class CasesTest {

    private static final Instant NOW = SettableClock.START;
    private static final ServiceId DRM = new ServiceId("drm");

    @Autowired private Actions actions;
    @Autowired private Cases cases;
    @Autowired private Incidents incidents;
    @Autowired private Services services;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;

    private Actor ana;

    @BeforeEach
    void ana() {
        people.person("ana");
        people.person("vera", Role.VIEWER);
        ana = people.actor("ana");
        services.define(new Service(DRM, "DRM keys", null, Set.of()), NOW);
    }

    @Test
    void the_case_says_exposure_cost_and_what_waits() {
        IncidentId incident = incident("Keys did not rotate");
        incident("Keys once more");
        ActionId id = action(new Origin.OfIncident(incident), null);

        Result kept = cases.displaces(id, "The winter <i>launch</i> waits.", ana, NOW);

        assertThat(kept).isEqualTo(Result.done());
        assertThat(pages.get().uri("/actions/" + id + "/case").with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyText()
                .contains("2 incidents touched DRM keys in the twelve months before")
                .contains("The winter &lt;i&gt;launch&lt;/i&gt; waits.", "weeks")
                .contains(incident + "</a> Keys did not rotate.", "They were &lt;q&gt;old");
    }

    @Test
    void without_a_service_the_case_counts_nothing() {
        ActionId id = action(new Origin.ByHand(), null);

        assertThat(cases.exposure(actions.action(id).orElseThrow(), NOW).services()).isEmpty();
        assertThat(pages.get().uri("/actions/" + id + "/case").with(people.signedIn("vera")))
                .hasStatusOk()
                .bodyText()
                .contains("nothing can be counted", "Nobody said yet.")
                .doesNotContain("Say what waits");
    }

    @Test
    void what_waits_is_told_by_responders_while_it_goes_on_and_in_2000_characters() {
        ActionId id = action(new Origin.ByHand(), null);

        assertThat(cases.displaces(id, "x".repeat(2_001), ana, NOW))
                .isInstanceOf(Result.Refused.class);
        assertThat(
                        pages.post()
                                .uri("/actions/" + id + "/case")
                                .param("displaces", "all")
                                .with(people.signedIn("vera")))
                .hasStatus(HttpStatus.FORBIDDEN);
        actions.end(id, new Ending(State.LEARNT, NOW, "We looked.", "", null), ana);
        assertThat(cases.displaces(id, "Late", ana, NOW)).isInstanceOf(Result.Refused.class);
        assertThat(cases.displaces(id)).isEmpty();
    }

    @Test
    void an_incident_offers_the_automations_of_what_it_touched_until_they_are_linked() {
        ActionId id = action(new Origin.ByHand(), DRM);
        actions.guard(
                id,
                new Guard("Silence", "Asking", "A switch", LocalDate.of(2027, 1, 1)),
                ana,
                NOW.minusSeconds(60));
        actions.end(id, new Ending(State.DONE, NOW.minusSeconds(30), "", "", null), ana);
        IncidentId incident = incident("Keys rotated in a final");

        assertThat(actions.mayHaveTakenPart(incidents.incident(incident).orElseThrow()))
                .extracting(Action::id)
                .containsExactly(id);
        actions.tookPart(id, incident, ana, NOW);
        assertThat(actions.mayHaveTakenPart(incidents.incident(incident).orElseThrow())).isEmpty();
        assertThat(actions.automationsIn(incident)).extracting(Action::id).containsExactly(id);
    }

    private ActionId action(Origin origin, @Nullable ServiceId automates) {
        return actions.add(
                new NewAction(
                        "Two key sets",
                        "",
                        origin,
                        Cost.WEEKS,
                        4,
                        Strength.ELIMINATE,
                        null,
                        automates,
                        null),
                ana,
                NOW.minusSeconds(90));
    }

    private IncidentId incident(String title) {
        return incidents.declare(
                new Declaration(
                        title,
                        "They were <q>old</q>.",
                        IncidentKind.IMPACT,
                        2,
                        List.of(DRM),
                        null,
                        null,
                        null),
                ana,
                NOW.minusSeconds(20));
    }
}
