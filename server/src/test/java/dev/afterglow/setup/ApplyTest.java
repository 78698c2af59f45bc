package dev.afterglow.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.oncall.Crew;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Overrides;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.oncall.ScheduleOverride;
import dev.afterglow.paging.Policies;
import dev.afterglow.paging.Rule;
import dev.afterglow.paging.Urgency;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.Scope;
import dev.afterglow.people.Tokens;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class ApplyTest {

    private static final Instant NOW = SettableClock.START;
    private static final ScheduleId CORE = new ScheduleId("core-primary");

    /// The guide's example.
    private static final String FILE =
            """
            people:
              - {id: ana, name: Ana Reyes, email: ana@example.org, zone: Europe/Lisbon,
                 hours: "mon-fri 09:00-17:30",
                 rules: [{urgency: high, after: 0m, by: email},
                         {urgency: high, after: 2m, by: webhook, to: "http://127.0.0.1:9999/ana"}]}
              - {id: bo, name: Bo Lind, email: bo@example.org, zone: America/Los_Angeles,
                 hours: "mon-fri 10:00-18:00"}
            absences:
              - {person: bo, from: 2026-07-06, to: 2026-07-17, kind: vacation}
            teams:
              - {id: core, name: CORE, members: [ana, bo]}
            rosters:
              - {id: emergency, name: Emergency, members: [ana, bo]}
            schedules:
              - id: core-primary
                zone: Europe/Lisbon
                layers:
                  - {id: week, people: [ana, bo], rotates: weekly, handover: "mon 09:00",
                     from: 2026-01-05}
                  - {id: nights, people: [bo], rotates: daily, handover: "22:00",
                     from: 2026-01-05, only: "mon-fri 22:00-06:00"}
                overrides:
                  - {from: "2026-03-28 18:00", to: "2026-03-29 09:00", person: bo, reason: swap}
            policies:
              - id: core
                repeat: 3
                steps:
                  - {after: 0m, notify: [{schedule: core-primary}]}
                  - {after: 5m, notify: [{team: core}], until: everyone-acknowledged}
                  - {after: 15m, notify: [{roster: emergency}]}
            services:
              - {id: playback, name: Playback, team: core, policy: core, depends_on: [drm]}
              - {id: drm, name: DRM keys, team: core, policy: core}
            integrations:
              - {id: prom, service: playback, kind: alertmanager,
                 key: "0123456789abcdef0123456789abcdef"}
              - {id: backup, service: drm, kind: heartbeat, every: 1h}
            metrics:
              - {id: sps, name: Stream starts per second, unit: starts/s, harm: drop,
                 pages_per_month: 1, service: playback,
                 source: {prometheus: "http://127.0.0.1:9090",
                          query: "sum(rate(stream_starts_total[1m]))", step: 30s},
                 breakdown: "sum by (country, device) (rate(stream_starts_total[1m]))"}
              - {id: errors, service: drm, harm: rise,
                 source: {received: "errors_total{a=\\"b\\"}"}}
            """;

    @Autowired private Apply apply;
    @Autowired private OnCall onCall;
    @Autowired private Overrides overrides;
    @Autowired private Policies policies;
    @Autowired private People known;
    @Autowired private Tokens tokens;
    @Autowired private TestPeople people;
    @Autowired private MockMvcTester pages;

    @BeforeEach
    void administrator() {
        people.person("root", Role.ADMINISTRATOR);
    }

    @Test
    void a_file_that_is_exported_changes_nothing_when_it_is_applied_again() {
        List<PlanLine> first = plan(apply.apply(FILE, actor(), NOW));

        String exported = apply.export(NOW);
        List<PlanLine> second = plan(apply.apply(exported, actor(), NOW.plusSeconds(60)));
        List<PlanLine> own = plan(apply.apply(FILE, actor(), NOW.plusSeconds(60)));

        assertThat(first).extracting(PlanLine::change).containsOnly(Change.CREATE);
        assertThat(first).hasSize(13);
        assertThat(second).extracting(PlanLine::change).containsOnly(Change.UNCHANGED);
        assertThat(second).extracting(PlanLine::id).contains("root", "core-primary", "sps");
        assertThat(own).extracting(PlanLine::change).containsOnly(Change.UNCHANGED);
    }

    @Test
    void everything_of_the_file_reaches_its_module() {
        apply.apply(FILE, actor(), NOW);

        assertThat(onCall.whoIsOnCall(CORE, NOW)).hasSize(1);
        assertThat(policies.rulesOf(new PersonId("ana")))
                .containsExactly(
                        new Rule(Urgency.HIGH, Duration.ZERO, "email", null),
                        new Rule(
                                Urgency.HIGH,
                                Duration.ofMinutes(2),
                                "webhook",
                                "http://127.0.0.1:9999/ana"));
        assertThat(known.isAway(new PersonId("bo"), Instant.parse("2026-07-10T12:00:00Z")))
                .isTrue();
    }

    @Test
    void a_dry_run_says_the_same_and_changes_nothing() {
        Applied planned = apply.plan(FILE, actor(), NOW);

        assertThat(planned).isInstanceOf(Applied.Planned.class);
        assertThat(plan(planned)).extracting(PlanLine::change).containsOnly(Change.CREATE);
        assertThat(onCall.schedules()).isEmpty();
        assertThat(known.person(new PersonId("ana"))).isEmpty();
    }

    @Test
    void what_a_module_refuses_is_told_with_its_place_and_nothing_is_applied() {
        String file = FILE.replace("bo@example.org", "ana@example.org");

        Applied applied = apply.apply(file, actor(), NOW);

        assertThat(applied).isInstanceOf(Applied.Refused.class);
        assertThat(((Applied.Refused) applied).problems().getFirst().toString())
                .isEqualTo(
                        "6:10: people[1].id: The address ana@example.org already belongs to ana;"
                                + " bo unchanged");
        assertThat(known.person(new PersonId("ana"))).isEmpty();
    }

    @Test
    void a_name_that_leads_nowhere_is_refused_with_its_place() {
        Applied applied = apply.apply("teams:\n  - {id: core, members: [nobody]}\n", actor(), NOW);

        assertThat(applied)
                .isEqualTo(
                        new Applied.Refused(
                                List.of(
                                        new Problem(
                                                2,
                                                26,
                                                "teams[0].members[0]",
                                                "there is no person nobody"))));
    }

    @Test
    void a_schedule_that_a_policy_pages_is_removed_only_with_it() {
        apply.apply(FILE, actor(), NOW);

        Applied alone = apply.apply("remove: {schedules: [core-primary]}", actor(), NOW);
        Applied gone =
                apply.apply(
                        """
                        services:
                          - {id: playback, team: core}
                          - {id: drm, team: core}
                        remove: {schedules: [core-primary], policies: [core], metrics: [gone]}
                        """,
                        actor(),
                        NOW);

        assertThat(((Applied.Refused) alone).problems().getFirst().message())
                .contains("policy core pages schedule core-primary");
        assertThat(plan(gone))
                .contains(
                        new PlanLine("schedules", "core-primary", Change.REMOVE),
                        new PlanLine("policies", "core", Change.REMOVE),
                        new PlanLine("metrics", "gone", Change.UNCHANGED));
        assertThat(onCall.schedules()).isEmpty();
    }

    @Test
    void a_shift_that_somebody_took_by_hand_survives_a_file_that_does_not_know_it() {
        apply.apply(FILE, actor(), NOW);
        ScheduleOverride day =
                new ScheduleOverride(
                        NOW, NOW.plus(Duration.ofDays(1)), Crew.of(new PersonId("ana")), "mine");
        overrides.give(CORE, day, actor(), NOW);

        List<PlanLine> again = plan(apply.apply(FILE, actor(), NOW));
        List<PlanLine> exported = plan(apply.apply(apply.export(NOW), actor(), NOW));

        assertThat(again).extracting(PlanLine::change).containsOnly(Change.UNCHANGED);
        assertThat(exported).extracting(PlanLine::change).containsOnly(Change.UNCHANGED);
        assertThat(overrides.of(CORE)).hasSize(1);
        assertThat(apply.export(NOW)).contains("reason: mine");
    }

    @Test
    void a_program_applies_and_exports_with_an_administrators_token() {
        String token =
                tokens.make(
                        new PersonId("root"),
                        new Tokens.Wish("ci", Scope.CONFIGURE, Duration.ofDays(1)),
                        actor(),
                        NOW);

        MvcTestResult dry = post("?dry-run=true", FILE, token);
        MvcTestResult done = post("", FILE, token);
        MvcTestResult refused = post("", "people: {", token);
        MvcTestResult exported =
                pages.get()
                        .uri("/api/configuration")
                        .header("Authorization", "Bearer " + token)
                        .exchange();

        assertThat(dry).hasStatusOk().bodyText().contains("+ create    schedules core-primary");
        assertThat(done).hasStatusOk().bodyText().contains("13 create, 0 change");
        assertThat(refused).hasStatus(422).bodyText().startsWith("1:").contains("not YAML");
        assertThat(exported).hasStatusOk().hasContentType("application/yaml");
    }

    @Test
    void integrations_for_samples_are_applied_exported_and_open_the_door_for_samples() {
        String key = "abcdef0123456789abcdef0123456789";
        String file =
                """
                services: [{id: playback}]
                integrations:
                  - {id: writer, service: playback, kind: remote-write, key: "%s"}
                  - {id: collector, service: playback, kind: otlp}
                metrics:
                  - {id: sps, service: playback, source: {received: sps, step: 1m}}
                """
                        .formatted(key);

        List<PlanLine> plan = plan(apply.apply(file, actor(), NOW));

        assertThat(plan).extracting(PlanLine::change).containsOnly(Change.CREATE);
        assertThat(apply.export(NOW)).contains("kind: remote-write").contains("kind: otlp");
        assertThat(samples(key)).hasStatusOk().bodyText().contains("1");
        assertThat(samples("f".repeat(32))).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult samples(String key) {
        return pages.post()
                .uri("/intake/" + key + "/samples")
                .contentType("application/json")
                .content(
                        "[{\"name\": \"sps\", \"timestamp\": \"%s\", \"value\": 5}]".formatted(NOW))
                .exchange();
    }

    @Test
    void a_responder_neither_reads_nor_writes_the_configuration() {
        people.person("ana");
        MvcTestResult read =
                pages.get().uri("/api/configuration").with(people.signedIn("ana")).exchange();

        assertThat(read).hasStatus(HttpStatus.FORBIDDEN);
    }

    private MvcTestResult post(String query, String body, String token) {
        return pages.post()
                .uri("/api/configuration" + query)
                .header("Authorization", "Bearer " + token)
                .contentType("application/yaml")
                .content(body)
                .exchange();
    }

    private static List<PlanLine> plan(Applied applied) {
        return switch (applied) {
            case Applied.Done(var plan) -> plan;
            case Applied.Planned(var plan) -> plan;
            case Applied.Refused(var problems) -> throw new AssertionError("refused: " + problems);
        };
    }

    private Actor actor() {
        return people.actor("root");
    }
}
