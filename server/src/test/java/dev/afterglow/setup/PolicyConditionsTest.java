package dev.afterglow.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.paging.PagedPerson;
import dev.afterglow.paging.Paging;
import dev.afterglow.paging.PagingSteps;
import dev.afterglow.people.Actor;
import dev.afterglow.services.ServiceId;
import dev.afterglow.testing.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a file says of a policy's conditions, turns and hand-over is what happens.
@ServerTest
class PolicyConditionsTest {

    private static final Actor ROOT = new Actor.OfSystem("test");

    /// A Wednesday: ten o'clock in Lisbon, two at night in Los Angeles.
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    private static final String FILE =
            """
            people:
              - {id: ana, name: Ana, email: ana@example.org, zone: Europe/Lisbon}
              - {id: bo, name: Bo, email: bo@example.org, zone: America/Los_Angeles}
              - {id: cy, name: Cy, email: cy@example.org, zone: Asia/Tokyo}
            teams:
              - {id: core, name: CORE, members: [ana, bo]}
            policies:
              - id: day
                hand_over: company
                steps:
                  - {after: 0m, notify: [{team: core}], severities: [critical, error],
                     hours: ["mon-fri 08:00-20:00", "sat 10:00-12:00"]}
                  - {after: 5m, notify: [{team: core}], round_robin: true}
              - {id: company, steps: [{notify: [{person: cy}]}]}
            services:
              - {id: playback, name: Playback, policy: day}
              - {id: drm, name: DRM keys, policy: day}
            """;

    @Autowired private Apply apply;
    @Autowired private Alerts alerts;
    @Autowired private Paging paging;
    @Autowired private PagingSteps timers;

    @BeforeEach
    void aFile() {
        assertThat(apply.apply(FILE, ROOT, NOW)).isInstanceOf(Applied.Done.class);
    }

    @Test
    void what_is_exported_changes_nothing_when_it_is_applied() {
        String exported = apply.export(NOW);

        assertThat(exported).contains("round_robin: true", "hand_over: company", "severities:");
        assertThat(apply.apply(exported, ROOT, NOW))
                .isInstanceOfSatisfying(
                        Applied.Done.class,
                        done ->
                                assertThat(done.plan())
                                        .extracting(PlanLine::change)
                                        .containsOnly(Change.UNCHANGED));
    }

    @Test
    void a_step_with_hours_pages_those_whose_day_it_is() {
        Alert alert = raise("playback", Severity.CRITICAL);

        assertThat(paged(alert)).containsExactly("ana");
    }

    @Test
    void a_step_is_passed_over_for_other_severities_and_turns_are_taken() {
        Alert first = raise("playback", Severity.WARNING);
        Alert second = raise("drm", Severity.WARNING);
        List<String> atOnce = new ArrayList<>(paged(first));
        atOnce.addAll(paged(second));

        timers.step(NOW.plus(Duration.ofMinutes(5)));

        assertThat(atOnce).isEmpty();
        assertThat(paged(first)).hasSize(1).doesNotContainAnyElementsOf(paged(second));
        assertThat(paged(second)).hasSize(1);
    }

    @Test
    void when_all_rounds_were_in_vain_the_other_policy_goes_on() {
        Alert alert = raise("playback", Severity.WARNING);

        timers.step(NOW.plus(Duration.ofMinutes(5)));
        boolean tooEarly = paged(alert).contains("cy");
        timers.step(NOW.plus(Duration.ofMinutes(15)));

        assertThat(tooEarly).isFalse();
        assertThat(paged(alert)).contains("cy");
    }

    @Test
    void a_policy_that_is_not_there_cannot_go_on() {
        String file = FILE.replace("hand_over: company", "hand_over: companyy");

        assertThat(apply.apply(file, ROOT, NOW))
                .isInstanceOfSatisfying(
                        Applied.Refused.class,
                        refused -> assertThat(refused.problems().toString()).contains("companyy"));
    }

    private Alert raise(String service, Severity severity) {
        Signal signal =
                new Signal(
                        new ServiceId(service),
                        "test",
                        service,
                        severity,
                        "Nothing plays",
                        "",
                        Map.of(),
                        null);
        return alerts.raise(signal, NOW).alert();
    }

    private List<String> paged(Alert alert) {
        return paging.persons(paging.pageOf(alert.id()).orElseThrow().id()).stream()
                .map(PagedPerson::person)
                .map(person -> person.value())
                .toList();
    }
}
