package dev.afterglow.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.cli.CommandLineTools;
import dev.afterglow.paging.PagedPerson;
import dev.afterglow.paging.Paging;
import dev.afterglow.paging.Policies;
import dev.afterglow.paging.Policy;
import dev.afterglow.paging.PolicyId;
import dev.afterglow.paging.Step;
import dev.afterglow.paging.Target;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.setup.Apply;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Random schedules with somebody's override on top: the page, the API, the calendar feed, the
/// pager and the command line name the same people as the resolver, at random instants and at the
/// edges of intervals.
@ServerTest
class OneAnswerTest {

    private static final int SCHEDULES = Integer.getInteger("afterglow.schedules", 15);
    private static final int INSTANTS = 4;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired private MockMvcTester http;
    @Autowired private OnCall onCall;
    @Autowired private Overrides overrides;
    @Autowired private CalendarAddresses calendars;
    @Autowired private Services services;
    @Autowired private Policies policies;
    @Autowired private Alerts alerts;
    @Autowired private Paging paging;
    @Autowired private Apply apply;
    @Autowired private TestPeople people;
    @Autowired private SettableClock clock;
    @TempDir private Path folder;

    @BeforeEach
    void persons() {
        for (String id : List.of("ana", "bo", "cy", "di", "ed", "reader")) {
            String name = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
            people.define(
                    new dev.afterglow.people.Person(
                            new PersonId(id),
                            name,
                            id + "@example.org",
                            ZoneOffset.UTC,
                            Optional.empty(),
                            Role.ADMINISTRATOR,
                            true));
        }
    }

    @Test
    void page_api_calendar_pager_and_command_line_agree() throws Exception {
        for (long seed = 0; seed < SCHEDULES; seed++) {
            RandomSchedules random = new RandomSchedules(seed);
            Schedule schedule = random.schedule;
            SplittableRandom dice = new SplittableRandom(seed);
            clock.set(random.from);
            onCall.define(
                    new NamedSchedule(schedule, "Random " + seed, null),
                    people.actor("reader"),
                    random.from);
            Instant given = random.from.plus(1 + dice.nextInt(60), ChronoUnit.HOURS);
            overrides.give(
                    schedule.id(),
                    new ScheduleOverride(
                            given,
                            given.plus(5, ChronoUnit.HOURS),
                            Crew.of(person("cy")),
                            "by hand"),
                    people.actor("reader"),
                    random.from);
            ServiceId service = servicePagedBy(schedule.id());
            List<Row> commandLine = commandLine(schedule.id(), random);

            for (Instant at : instants(random, given, dice)) {
                clock.set(at);
                Set<String> resolved =
                        onCall.whoIsOnCall(schedule.id(), at).stream()
                                .map(one -> one.person().value())
                                .collect(Collectors.toCollection(TreeSet::new));
                String where = "seed %d, %s at %s".formatted(seed, schedule.zone(), at);
                assertThat(page(schedule.id(), at)).as("page, " + where).isEqualTo(resolved);
                assertThat(api(schedule.id(), at)).as("API, " + where).isEqualTo(resolved);
                assertThat(feed(schedule.id(), at)).as("feed, " + where).isEqualTo(resolved);
                assertThat(pager(service, at)).as("pager, " + where).isEqualTo(resolved);
                assertThat(covering(commandLine, at)).as("CLI, " + where).isEqualTo(resolved);
            }
        }
    }

    /// Random ones, and the edges of intervals, whole minutes all.
    private List<Instant> instants(RandomSchedules random, Instant given, SplittableRandom dice) {
        List<Interval> intervals = onCall.intervals(random.schedule.id(), random.from, random.to);
        List<Instant> instants = new ArrayList<>(List.of(given));
        while (instants.size() < INSTANTS) {
            Interval one = intervals.get(dice.nextInt(intervals.size()));
            instants.add(dice.nextBoolean() ? one.from() : one.to().minusSeconds(60));
        }
        return instants.stream()
                .map(at -> at.truncatedTo(ChronoUnit.MINUTES))
                .sorted()
                .distinct()
                .toList();
    }

    private Set<String> page(ScheduleId schedule, Instant at) throws IOException {
        String local = LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
        String html =
                http.get()
                        .uri("/on-call/" + schedule + "?at=" + local)
                        .with(people.signedIn("reader"))
                        .exchange()
                        .getResponse()
                        .getContentAsString();
        String question = html.replaceAll("(?s).*Why is it (.*?) on [A-Z].*", "$1");
        return question.equals("nobody")
                ? Set.of()
                : Set.of(question.split(" and ", -1)).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> api(ScheduleId schedule, Instant at) throws IOException {
        JsonNode answer =
                JSON.readTree(
                        http.get()
                                .uri("/api/on-call/" + schedule + "?at=" + at)
                                .with(people.signedIn("reader"))
                                .exchange()
                                .getResponse()
                                .getContentAsString());
        Set<String> persons = new TreeSet<>();
        answer.path("people").forEach(one -> persons.add(one.path("person").asString()));
        return persons;
    }

    private Set<String> feed(ScheduleId schedule, Instant at) throws Exception {
        String ics =
                http.get()
                        .uri(calendars.of(schedule, person("reader")))
                        .exchange()
                        .getResponse()
                        .getContentAsString();
        List<VEvent> events =
                new CalendarBuilder().build(new StringReader(ics)).getComponents("VEVENT");
        Set<String> persons = new TreeSet<>();
        for (VEvent event : events) {
            String summary = event.getSummary().getValue();
            Instant from = Instant.from(event.getDateTimeStart().getDate());
            Instant to = Instant.from(event.getDateTimeEnd().getDate());
            if (summary.contains(" on call for ")
                    && !summary.startsWith("Gap")
                    && !at.isBefore(from)
                    && at.isBefore(to)) {
                persons.add(summary.substring(0, summary.indexOf(' ')).toLowerCase(Locale.ROOT));
            }
        }
        return persons;
    }

    /// Whom a page that opens now reaches.
    private Set<String> pager(ServiceId service, Instant at) {
        Alert alert =
                alerts.raise(
                                new Signal(
                                        service,
                                        "test",
                                        "at " + at,
                                        Severity.CRITICAL,
                                        "Broken",
                                        "",
                                        Map.of(),
                                        null),
                                at)
                        .alert();
        Set<String> persons =
                paging.pageOf(alert.id()).stream()
                        .flatMap(page -> paging.persons(page.id()).stream())
                        .map(PagedPerson::person)
                        .map(PersonId::value)
                        .collect(Collectors.toCollection(TreeSet::new));
        alerts.resolve(alert.id(), people.actor("reader"), at);
        return persons;
    }

    private ServiceId servicePagedBy(ScheduleId schedule) {
        ServiceId service = new ServiceId("of-" + schedule);
        services.define(new Service(service, "Of " + schedule, null, Set.of()), clock.instant());
        PolicyId policy = new PolicyId("of-" + schedule);
        policies.define(
                new Policy(
                        policy,
                        "Just them",
                        List.of(Step.of(Duration.ZERO, new Target.OfSchedule(schedule))),
                        0,
                        Policy.AGAIN_AFTER,
                        null,
                        null),
                clock.instant());
        policies.assign(service, policy);
        return service;
    }

    private record Row(Instant from, Instant to, String person) {}

    /// What `afterglow oncall` prints for what `afterglow export` wrote.
    private List<Row> commandLine(ScheduleId schedule, RandomSchedules random) throws IOException {
        Path file = folder.resolve(schedule + ".yaml");
        Files.writeString(file, apply.export(clock.instant()));
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new CommandLineTools());
        line.setOut(new PrintWriter(out));
        int code =
                line.execute(
                        "oncall",
                        file.toString(),
                        "--from",
                        random.from.toString(),
                        "--to",
                        random.to.toString());
        assertThat(code).isZero();
        return out.toString()
                .lines()
                .skip(1)
                .map(row -> row.split(",", 5))
                .filter(row -> row[0].equals(schedule.value()) && !row[4].startsWith("shadow:"))
                .filter(row -> !row[3].isEmpty())
                .map(row ->
                        new Row(
                                OffsetDateTime.parse(row[1]).toInstant(),
                                OffsetDateTime.parse(row[2]).toInstant(),
                                row[3]))
                .toList();
    }

    private static Set<String> covering(List<Row> rows, Instant at) {
        return rows.stream()
                .filter(row -> !at.isBefore(row.from) && at.isBefore(row.to))
                .map(Row::person)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static PersonId person(String id) {
        return new PersonId(id);
    }
}
