package dev.afterglow.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.AlertId;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.delivery.Delivery;
import dev.afterglow.delivery.FaultySender;
import dev.afterglow.delivery.FaultySender.Receipt;
import dev.afterglow.delivery.MessageId;
import dev.afterglow.delivery.OutboxLine;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.TestPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/// Forty bad minutes, two hundred times: crashes at every state edge, providers that are busy, lose
/// answers or answer twice, and a database that is away. Every accepted alert is paged, escalated
/// and recorded, and no repeat goes unmarked.
@Tag("long")
@ServerTest
class PagingSimulationTest {

    private static final int SEEDS = 200;
    private static final int TICKS = 20;
    private static final Duration TICK = Duration.ofMinutes(2);
    private static final Instant START = Instant.parse("2026-03-04T10:00:00Z");

    @Autowired private TestPeople people;
    @Autowired private Services services;
    @Autowired private Policies policies;
    @Autowired private Alerts alerts;
    @Autowired private Paging paging;
    @Autowired private PagingJobs timers;
    @Autowired private Delivery delivery;
    @Autowired private TransactionTemplate transactions;
    @Autowired private ApplicationContext context;

    @Test
    void nothing_accepted_is_lost_and_no_repeat_is_unmarked() {
        List.of("ana", "bo", "cy").forEach(people::person);
        int repeats = 0;
        int accepted = 0;

        for (int seed = 1; seed <= SEEDS; seed++) {
            World world = new World(seed, new Random(seed));
            world.live();
            world.check();
            repeats += world.repeats();
            accepted += world.accepted.size();
        }

        assertThat(accepted).isGreaterThan(SEEDS);
        assertThat(repeats).as("faults that cause repeats happened").isPositive();
    }

    /// One seed's server, people and bad luck.
    private final class World {
        private final int seed;
        private final Random random;
        private final FaultySender sender;
        private final ServiceId service;
        private final List<String> unheard = new ArrayList<>();
        private final List<AlertId> accepted = new ArrayList<>();
        private final Set<AlertId> taken = new HashSet<>();
        private Instant now;

        World(int seed, Random random) {
            this.seed = seed;
            this.random = random;
            now = START.plus(Duration.ofDays(seed));
            sender = new FaultySender(context, random);
            service = new ServiceId("service-" + seed);
            services.define(new Service(service, "Service " + seed, null, Set.of()), now);
            PolicyId policy = new PolicyId("policy-" + seed);
            policies.define(
                    Policy.of(
                            policy,
                            Step.of(Duration.ZERO, person("ana")),
                            Step.of(Duration.ofMinutes(5), person("bo")),
                            Step.of(Duration.ofMinutes(15), person("cy"))),
                    now);
            policies.assign(service, policy);
            IntStream.range(0, 3).forEach(number -> unheard.add("key-" + seed + "-" + number));
        }

        void live() {
            for (int tick = 0; tick < TICKS; tick++) {
                boolean isDatabaseAway = random.nextInt(100) < 10;
                if (!isDatabaseAway) {
                    raise();
                    work();
                    sender.step(now);
                    take();
                }
                now = now.plus(TICK);
            }
            sender.heal();
            for (int calm = 0; calm < TICKS; calm++) {
                raiseAll();
                timers.step(now);
                sender.step(now);
                now = now.plus(TICK);
            }
        }

        /// A source repeats its signal until it hears that it was accepted.
        private void raise() {
            if (unheard.isEmpty() || random.nextBoolean()) {
                return;
            }
            String key = unheard.getFirst();
            boolean crashesBeforeCommit = random.nextInt(100) < 20;
            boolean crashesBeforeAnswer = random.nextInt(100) < 20;
            AlertId id =
                    transactions.execute(status -> {
                        if (crashesBeforeCommit) {
                            status.setRollbackOnly();
                        }
                        return alerts.raise(signal(key), now).alert().id();
                    });
            if (!crashesBeforeCommit && !crashesBeforeAnswer) {
                unheard.removeFirst();
                accepted.add(id);
            }
        }

        private void raiseAll() {
            for (String key : unheard) {
                accepted.add(alerts.raise(signal(key), now).alert().id());
            }
            unheard.clear();
        }

        /// The timers, which may crash before their transaction commits.
        private void work() {
            boolean crashes = random.nextInt(100) < 20;
            transactions.executeWithoutResult(status -> {
                timers.step(now);
                if (crashes) {
                    status.setRollbackOnly();
                }
            });
        }

        private void take() {
            for (AlertId alert : accepted) {
                if (random.nextInt(100) < 3 && taken.add(alert)) {
                    paging.acknowledge(page(alert).id(), new PersonId("ana"), now);
                }
            }
        }

        void check() {
            for (AlertId alert : accepted) {
                Page page = page(alert);
                if (!taken.contains(alert)) {
                    assertThat(reached(page)).as("seed %d", seed).contains("ana", "bo", "cy");
                    assertThat(paging.entries(page.id()))
                            .as("seed %d", seed)
                            .anyMatch(entry -> entry.words().contains("nobody has it"));
                }
                assertThat(page.timer().because()).as("seed %d", seed).isNotBlank();
            }
            assertThat(lines())
                    .as("seed %d", seed)
                    .allMatch(line -> !line.state().equals("waiting"))
                    .allMatch(line -> !line.state().equals("sending"));
            Set<MessageId> seen = new HashSet<>();
            for (Receipt receipt : sender.receipts()) {
                boolean isRepeat = !seen.add(receipt.message());
                assertThat(!isRepeat || receipt.isMarked())
                        .as("seed %d: %s", seed, receipt)
                        .isTrue();
            }
        }

        private List<String> reached(Page page) {
            List<String> reached = new ArrayList<>();
            Set<MessageId> received = new HashSet<>();
            sender.receipts().forEach(receipt -> received.add(receipt.message()));
            for (OutboxLine line : lines()) {
                MessageId carrier = line.bundledInto();
                boolean hasArrived =
                        received.contains(line.id())
                                || (carrier != null && received.contains(carrier));
                if (hasArrived && line.reference().startsWith("page:" + page.id() + ":")) {
                    reached.add(line.person());
                }
            }
            return reached;
        }

        private List<OutboxLine> lines() {
            List<String> references = new ArrayList<>();
            for (AlertId alert : accepted) {
                for (String person : List.of("ana", "bo", "cy")) {
                    references.add("page:" + page(alert).id() + ":" + person);
                }
            }
            return delivery.messagesAbout(references);
        }

        int repeats() {
            Set<MessageId> seen = new HashSet<>();
            return (int)
                    sender.receipts().stream()
                            .filter(receipt -> !seen.add(receipt.message()))
                            .count();
        }

        private Page page(AlertId alert) {
            return paging.pageOf(alert)
                    .orElseThrow(() -> new AssertionError("seed " + seed + ": no page " + alert));
        }

        private Target person(String id) {
            return new Target.OfPerson(new PersonId(id));
        }

        private Signal signal(String key) {
            return new Signal(service, "simulation", key, Severity.ERROR, key, "", Map.of(), null);
        }
    }
}
