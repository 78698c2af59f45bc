package dev.afterglow.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.metrics.Metrics;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the product knows is gathered while nobody waits, and people may act meanwhile.
@ServerTest
class GatheredUnheldTest {

    private static final Instant NOW = SettableClock.START;
    private static final ServiceId PLAYBACK = new ServiceId("playback");

    @Autowired private Incidents incidents;
    @Autowired private IncidentStore store;
    @Autowired private RecordStore record;
    @Autowired private PageGathering pages;
    @Autowired private Alerts alerts;
    @Autowired private Metrics metrics;
    @Autowired private Services services;
    @Autowired private People everybody;
    @Autowired private TestPeople people;
    @Autowired private TransactionTemplate transaction;

    private Actor ana;
    private IncidentId id;

    @BeforeEach
    void an_incident_from_the_first_of_two_alerts() {
        people.person("ana");
        ana = people.actor("ana");
        services.define(new Service(PLAYBACK, "Playback", null, Set.of()), NOW);
        Alert first = raise("Play fails", NOW);
        id =
                incidents.declare(
                        new Declaration(
                                "Play fails on TVs",
                                "",
                                IncidentKind.IMPACT,
                                2,
                                List.of(),
                                null,
                                first.id(),
                                new PersonId("ana")),
                        ana,
                        NOW);
        raise("Keys expire", NOW.plusSeconds(5));
    }

    @Test
    void whoever_writes_while_it_is_gathered_does_not_wait() {
        List<Boolean> held = new ArrayList<>();

        int added =
                jobs(
                                () -> {
                                    held.add(
                                            TransactionSynchronizationManager
                                                    .isActualTransactionActive());
                                    incidents.add(id, note("I look"), NOW.plusSeconds(8));
                                })
                        .step(NOW.plusSeconds(10));

        assertThat(held).containsExactly(false);
        assertThat(added).isPositive();
        assertThat(texts()).contains("I look", "Keys expire");
    }

    @Test
    void what_was_gathered_for_an_incident_that_became_stable_meanwhile_is_gathered_anew() {
        int first =
                jobs(() ->
                                incidents.stabilise(
                                        id,
                                        NOW.plusSeconds(8),
                                        "all plays",
                                        ana,
                                        NOW.plusSeconds(8)))
                        .step(NOW.plusSeconds(10));
        List<String> before = texts();
        int second = jobs(() -> {}).step(NOW.plusSeconds(15));

        assertThat(first).isZero();
        assertThat(before).doesNotContain("Keys expire");
        assertThat(second).isPositive();
        assertThat(texts()).contains("Keys expire");
    }

    /// The real jobs, and what somebody does in the middle of the gathering.
    private IncidentJobs jobs(Runnable meanwhile) {
        Gathering gathering =
                new Gathering(alerts, metrics, services, everybody, pages) {
                    @Override
                    Gathered of(Incident incident, @Nullable Alert origin, Instant now) {
                        Gathered gathered = super.of(incident, origin, now);
                        meanwhile.run();
                        return gathered;
                    }
                };
        return new IncidentJobs(store, record, gathering, alerts, transaction);
    }

    private List<String> texts() {
        return incidents.lines(id).stream().map(RecordLine::text).toList();
    }

    private static NewLine note(String text) {
        return new NewLine(NOW, RecordLine.Kind.NOTE, new PersonId("ana"), "Ana", text, false);
    }

    private Alert raise(String title, Instant at) {
        Signal signal =
                new Signal(
                        PLAYBACK,
                        "integration:test",
                        title,
                        Severity.CRITICAL,
                        title,
                        "",
                        Map.of(),
                        null);
        return alerts.raise(signal, at).alert();
    }
}
