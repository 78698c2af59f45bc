package dev.afterglow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertSteps;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.delivery.FaultySender;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.OnCallPerson;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageState;
import dev.afterglow.paging.PagedPerson;
import dev.afterglow.paging.Paging;
import dev.afterglow.paging.PagingSteps;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.ServiceId;
import dev.afterglow.setup.Applied;
import dev.afterglow.setup.Apply;
import dev.afterglow.testing.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/// Three months of a team that is on call around the globe, over both changes of daylight saving:
/// alerts come and end; people take pages, sleep through them, pass them on and are brought; jobs
/// crash before they commit and providers fail. After every step the invariants hold.
@Tag("long")
@ServerTest
class OnCallLifeSimulationTest {

    private static final Instant BEGIN = Instant.parse("2026-02-01T00:00:00Z");
    private static final Duration MONTHS = Duration.ofDays(91);
    private static final Duration CALM = Duration.ofHours(2);
    private static final Duration BUSY = Duration.ofMinutes(4);
    private static final int SERVICES = 5;
    private static final List<PersonId> TEAM =
            List.of(new PersonId("ana"), new PersonId("bo"), new PersonId("cy"));
    private static final ScheduleId PRIMARY = new ScheduleId("core-primary");

    @Autowired private Apply apply;
    @Autowired private Alerts alerts;
    @Autowired private AlertSteps alertJobs;
    @Autowired private Paging paging;
    @Autowired private PagingSteps pagingJobs;
    @Autowired private OnCall onCall;
    @Autowired private TransactionTemplate transactions;
    @Autowired private ApplicationContext context;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void months_of_on_call_life_lose_nobody(long seed) {
        assertThat(apply.apply(COMPANY, new Actor.OfSystem("simulation"), BEGIN))
                .isInstanceOf(Applied.Done.class);
        Life life = new Life(seed);

        life.live();

        assertThat(life.pages).as("pages of seed " + seed).isGreaterThan(50);
        assertThat(life.takenBySomebody).isGreaterThan(20);
    }

    /// One seed's months.
    private final class Life {

        private final long seed;
        private final Random random;
        private final FaultySender sender;
        private final List<Alert> open = new ArrayList<>();
        private Instant now = BEGIN;
        private int number;
        private int pages;
        private int takenBySomebody;

        Life(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.sender = new FaultySender(context, random);
        }

        void live() {
            while (now.isBefore(BEGIN.plus(MONTHS))) {
                if (happens(open.isEmpty() ? 15 : 1)) {
                    raise();
                }
                work();
                sender.step(now);
                open.forEach(this::react);
                open.removeIf(alert -> alerts.alert(alert.id()).orElseThrow().isResolved());
                check();
                now = now.plus(open.isEmpty() ? CALM : BUSY);
            }
        }

        private boolean happens(int percent) {
            return random.nextInt(100) < percent;
        }

        private void raise() {
            number++;
            Signal signal =
                    new Signal(
                            new ServiceId("service-" + random.nextInt(SERVICES)),
                            "integration:life",
                            "key-" + seed + "-" + number,
                            happens(70) ? Severity.CRITICAL : Severity.WARNING,
                            "Problem " + number,
                            "",
                            Map.of(),
                            null);
            List<OnCallPerson> duty = onCall.whoIsOnCall(PRIMARY, now);
            Alert alert = alerts.raise(signal, now).alert();
            open.add(alert);
            if (!alert.isSuppressed()) {
                pages++;
                assertThat(paged(page(alert)))
                        .as("seed %d: who is shown on call is who is paged", seed)
                        .containsExactlyInAnyOrderElementsOf(
                                duty.stream().map(OnCallPerson::person).distinct().toList());
            }
        }

        private List<PersonId> paged(Page page) {
            return paging.persons(page.id()).stream().map(PagedPerson::person).toList();
        }

        /// The jobs, which may crash before they commit.
        private void work() {
            boolean crashes = happens(15);
            transactions.executeWithoutResult(status -> {
                alertJobs.step(now);
                pagingJobs.step(now);
                if (crashes) {
                    status.setRollbackOnly();
                }
            });
        }

        private void react(Alert alert) {
            Alert present = alerts.alert(alert.id()).orElseThrow();
            if (present.isResolved()) {
                return;
            }
            if (happens(10)) {
                alerts.resolveByKey(present.signal().source(), present.signal().dedupKey(), now);
                return;
            }
            paging.pageOf(alert.id()).filter(Page::isOpen).ifPresent(this::react);
        }

        private void react(Page page) {
            PersonId person = TEAM.get(random.nextInt(TEAM.size()));
            if (page.state() == PageState.FIRING && happens(12)) {
                paging.acknowledge(page.id(), person, now);
                takenBySomebody++;
            } else if (page.state() == PageState.ACKNOWLEDGED && happens(4)) {
                paging.passOn(page.id(), person, now);
            } else if (happens(3)) {
                paging.bring(
                        page.id(), List.of(TEAM.get(random.nextInt(TEAM.size()))), person, now);
            }
        }

        private Page page(Alert alert) {
            return paging.pageOf(alert.id())
                    .orElseThrow(() -> new AssertionError("seed " + seed + ": no page " + alert));
        }

        private void check() {
            for (Alert known : open) {
                Alert alert = alerts.alert(known.id()).orElseThrow();
                if (alert.isSuppressed()) {
                    continue;
                }
                Page page = page(alert);
                String what = "seed %d at %s: %s".formatted(seed, now, page);
                assertThat(page.timer().because()).as(what).isNotBlank();
                assertThat(page.isOpen()).as(what).isTrue();
                if (page.state() == PageState.FIRING && page.timer().dueAt() == null) {
                    assertThat(page.hasMoreSteps()).as(what).isFalse();
                    assertThat(words(page)).as(what).contains("nobody has it");
                }
                if (alert.acknowledged() != null) {
                    assertThat(page.state()).as(what).isEqualTo(PageState.ACKNOWLEDGED);
                }
            }
            assertThat(paging.open())
                    .as("seed %d at %s: an open page has an open alert", seed, now)
                    .allMatch(page ->
                            page.alert() == null
                                    || !alerts.alert(page.alert()).orElseThrow().isResolved());
        }

        private String words(Page page) {
            return paging.entries(page.id()).stream()
                    .map(entry -> entry.words())
                    .collect(Collectors.joining("\n"));
        }
    }

    private static final String COMPANY =
            """
            people:
              - {id: ana, name: Ana, email: ana@example.org, zone: Europe/Lisbon}
              - {id: bo, name: Bo, email: bo@example.org, zone: America/Los_Angeles}
              - {id: cy, name: Cy, email: cy@example.org, zone: Asia/Tokyo}
            teams:
              - {id: core, name: CORE, members: [ana, bo, cy]}
            schedules:
              - id: core-primary
                zone: Europe/Lisbon
                layers:
                  - {id: week, people: [ana, bo, cy], rotates: weekly, handover: "mon 09:00",
                     from: 2026-01-05}
                  - {id: nights, people: [bo, cy], rotates: daily, handover: "22:00",
                     from: 2026-01-05, only: "mon-fri 22:00-06:00"}
            policies:
              - id: core
                repeat: 2
                ack_timeout: 2h
                steps:
                  - {after: 0m, notify: [{schedule: core-primary}]}
                  - {after: 5m, notify: [{team: core}], until: everyone-acknowledged}
            services:
              - {id: service-0, name: Service 0, team: core, policy: core}
              - {id: service-1, name: Service 1, team: core, policy: core}
              - {id: service-2, name: Service 2, team: core, policy: core}
              - {id: service-3, name: Service 3, team: core, policy: core}
              - {id: service-4, name: Service 4, team: core, policy: core}
            """;
}
