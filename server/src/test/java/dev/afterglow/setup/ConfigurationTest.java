package dev.afterglow.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.oncall.Interval;
import dev.afterglow.oncall.Resolver;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    /// The guide's example, and all that it leaves out.
    private static final String FULL =
            """
            people:
              - {id: ana, name: Ana Reyes, email: ana@example.org, zone: Europe/Lisbon,
                 hours: "mon-fri 09:00-17:30",
                 rules: [{urgency: high, after: 0m, by: email},
                         {urgency: high, after: 2m, by: webhook, to: "http://127.0.0.1:9999/ana"}]}
              - {id: bo, name: Bo Lind, email: bo@example.org,
                 zone: America/Los_Angeles, hours: "mon-fri 10:00-18:00"}
              - {id: no}
            absences:
              - {person: bo, from: 2026-07-06, to: 2026-07-17, kind: vacation}
            teams:
              - {id: core, name: CORE, members: [ana, bo]}
            rosters:
              - {id: emergency, name: Emergency, members: [ana, bo]}
            schedules:
              - id: core-primary
                team: core
                zone: Europe/Lisbon
                layers:
                  - {id: week, people: [ana, bo], rotates: weekly, handover: "mon 09:00",
                     from: 2026-01-05}
                  - {id: nights, people: [bo], rotates: daily, handover: "22:00",
                     from: 2026-01-05, only: "mon-fri 22:00-06:00"}
                  - {id: month, people: [[ana, bo], no], rotates: monthly,
                     handover: "31 09:00", from: 2031-01-05,
                     changes: [{from: 2032-01-01, people: [no]}]}
                  - {id: long, people: [ana], rotates: {every: 36h}, from: "2031-01-05 10:30",
                     shadow: true}
                replacements:
                  - {from: 2026-12-24, to: "2026-12-27 09:00", reason: holidays,
                     layers: [{id: holiday, people: [no], rotates: daily, handover: 09:00,
                                from: 2026-12-24}]}
                overrides:
                  - {from: "2026-03-28 18:00", to: "2026-03-29 09:00", person: bo, reason: swap}
                  - {from: "2026-10-25T01:30:00Z", to: "2026-10-25 09:00", person: [ana, bo]}
            policies:
              - id: core
                repeat: 3
                ack_timeout: 30m
                steps:
                  - {after: 0m, notify: [{schedule: core-primary}]}
                  - {after: 5m, notify: [{team: core}], until: everyone-acknowledged}
                  - {after: 15m, notify: [{roster: emergency}, {person: ana}]}
                  - {after: 90m,
                     notify: [{everybody: [core], automatic: "nobody answered for an hour"}]}
            services:
              - {id: playback, name: Playback, team: core, policy: core, depends_on: [drm]}
              - {id: drm, name: DRM keys, team: core, policy: core}
            integrations:
              - {id: prom, service: playback, kind: alertmanager,
                 key: "0123456789abcdef0123456789abcdef"}
              - {id: beat, service: drm, kind: heartbeat, every: 5m}
            metrics:
              - {id: sps, name: Stream starts per second, unit: starts/s, harm: drop,
                 pages_per_month: 1, service: playback,
                 source: {prometheus: "http://127.0.0.1:9090",
                          query: "sum(rate(stream_starts_total[1m]))", step: 30s},
                 breakdown: "sum by (country, device) (rate(stream_starts_total[1m]))"}
              - {id: sent, pages_per_month: 0.5, source: {received: sps_sent, reading: rate},
                 meaning: people who pressed play, kind: count, zone: Europe/Lisbon, season: week,
                 pages: false,
                 events: [{name: Christmas, from: 2026-12-24, to: 2026-12-27},
                          {name: Final, from: "2026-07-19 21:00", to: "2026-07-19 23:30",
                           effect: expected}]}
            remove: {schedules: [old], people: [gone]}
            """;

    @Test
    void the_example_of_the_guide_is_read_and_resolves() {
        Configuration configuration = accepted(FULL);

        assertThat(configuration.people()).extracting(PersonEntry::name).contains("no");
        assertThat(configuration.remove())
                .isEqualTo(Map.of(Kind.SCHEDULE, List.of("old"), Kind.PERSON, List.of("gone")));
        var schedule = configuration.schedules().getFirst().schedule();
        Instant christmas = Instant.parse("2026-12-25T00:00:00Z");
        Interval interval =
                Resolver.resolve(schedule, christmas, christmas.plusSeconds(60)).getFirst();
        assertThat(interval.duty().source().text()).isEqualTo("layer:holiday");
    }

    @Test
    void what_is_written_reads_back_as_the_same() {
        Configuration given = accepted(FULL);

        String written = ConfigurationWriter.write(given);

        assertThat(accepted(written)).as(written).isEqualTo(given);
        assertThat(ConfigurationWriter.write(accepted(written))).isEqualTo(written);
        assertThat(written).contains("members: [ana, bo]").contains("2026-10-25T01:30:00Z");
    }

    @Test
    void all_problems_are_found_at_once_each_with_its_place() {
        String text =
                """
                people:
                  - {id: ana, colour: red}
                  - {id: ana, hours: "mon-fry 09:00-17:00"}
                schedules:
                  - id: core
                    zone: Europe/Lissabon
                    layers:
                      - {id: week, people: [ana, zed], rotates: weekly,
                         handover: "09:00", from: 2026-02-30}
                    overrides:
                      - {from: "2026-03-29 09:00", to: "2026-03-28 18:00", person: ana}
                      - {from: "2026-03-29 25:00", to: "2026-03-30", person: ana}
                """;

        assertThat(problems(text))
                .containsExactly(
                        "2:15: people[0]: unknown key colour; expected one of id, name, email,"
                                + " zone, hours, rules",
                        "3:10: people[1].id: the person ana is defined twice",
                        "3:22: people[1].hours: expected hours such as \"mon-fri 22:00-06:00\","
                                + " not \"mon-fry 09:00-17:00\"",
                        "6:11: schedules[0].zone: expected a time zone such as Europe/Lisbon, not"
                                + " \"Europe/Lissabon\"",
                        "8:34: schedules[0].layers[0].people[1]: there is no person zed",
                        "9:20: schedules[0].layers[0].handover: expected a weekly handover such as"
                                + " \"mon 09:00\", not \"09:00\"",
                        "9:35: schedules[0].layers[0].from: expected a time such as \"2026-03-28"
                                + " 18:00\" or a date, not \"2026-02-30\"",
                        "11:9: schedules[0].overrides[0]: an override ends after it begins, not"
                                + " from 2026-03-29T09:00:00Z to 2026-03-28T18:00:00Z",
                        "12:16: schedules[0].overrides[1].from: expected a time such as"
                                + " \"2026-03-28 18:00\" or a date, not \"2026-03-29 25:00\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "people: [{id: ana, id: bo}] | 1:20: people[0]: the key id comes twice",
                "people: [{id: Ana}] | 1:15: people[0].id: A person id is",
                "people: [{name: Ana}] | 1:10: people[0]: expected the key id",
                "people: [{id: }] | 1:14: people[0].id: expected a value",
                "people: ana | 1:9: people: expected a list, not \"ana\"",
                "people: [ana] | 1:10: people[0]: expected a mapping",
                "persons: [] | 1:1: unknown key persons; expected one of people, absences",
                "people: [{id: ana}}] | 1:19: not YAML: expected ',' or ']', but got }",
                "services: [{id: a, depends_on: [b]}]"
                        + " | 1:33: services[0].depends_on[0]: there is no service b",
                "services: [{id: a, depends_on: [a]}]"
                        + " | 1:12: services[0]: service a cannot depend on itself",
                "policies: [{id: a, steps: [{notify: [{everybody: [core]}]}]}]"
                        + " | 1:38: policies[0].steps[0].notify[0]: to page everybody",
                "policies: [{id: a, steps: [{notify: [{shift: x}]}]}]"
                        + " | 1:38: policies[0].steps[0].notify[0]: expected one of person",
                "policies: [{id: a, repeat: 1e3, steps: [{notify: [{team: x}]}]}]"
                        + " | 1:28: policies[0].repeat: expected a whole number",
                "absences: [{person: a, from: 2026-01-02, to: 2026-01-01}]"
                        + " | 1:12: absences[0]: expected the last day at or after",
                "integrations: [{id: a, service: s, kind: nagios}]"
                        + " | 1:42: integrations[0].kind: expected one of",
                "{people: [{id: a}], remove: {people: [a]}}"
                        + " | 1:39: remove.people[0]: the person a is both defined and removed",
            })
    void a_wrong_file_is_refused_in_one_line(String text, String problem) {
        assertThat(problems(text)).singleElement().asString().startsWith(problem);
    }

    @Test
    void a_server_knows_what_the_file_does_not_name() {
        String text = "teams: [{id: core, members: [ana, zed]}]";

        var reading =
                ConfigurationReader.read(
                        text, (kind, id) -> kind == Kind.PERSON && Set.of("ana").contains(id));

        assertThat(reading)
                .isEqualTo(
                        new Reading.Refused<>(
                                List.of(
                                        new Problem(
                                                1,
                                                35,
                                                "teams[0].members[1]",
                                                "there is no person zed"))));
        assertThat(accepted(text).teams()).hasSize(1);
    }

    @Test
    void a_file_whose_aliases_multiply_is_refused() {
        String wide =
                IntStream.range(0, 4_000).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
        String text =
                "teams:\n- {id: t0, members: &all ["
                        + wide
                        + "]}\n"
                        + IntStream.range(1, 900)
                                .mapToObj(i -> "- {id: t" + i + ", members: *all}\n")
                                .collect(Collectors.joining());

        assertThat(problems(text))
                .singleElement()
                .asString()
                .contains("expected at most 2000000 values, aliases unfolded");
    }

    private static Configuration accepted(String text) {
        return switch (ConfigurationReader.read(text)) {
            case Reading.Accepted<Configuration>(var configuration) -> configuration;
            case Reading.Refused<Configuration>(var problems) ->
                    throw new AssertionError(problems + " in\n" + text);
        };
    }

    private static List<String> problems(String text) {
        return switch (ConfigurationReader.read(text)) {
            case Reading.Accepted<Configuration> _ -> List.of();
            case Reading.Refused<Configuration>(var problems) ->
                    problems.stream().map(Problem::toString).toList();
        };
    }
}
