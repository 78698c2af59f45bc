package dev.afterglow.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Raised;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.paging.Paging;
import dev.afterglow.paging.Policies;
import dev.afterglow.paging.Policy;
import dev.afterglow.paging.PolicyId;
import dev.afterglow.paging.Step;
import dev.afterglow.paging.Target;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Change;
import dev.afterglow.services.HeadsUp;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@ServerTest
class GrowingRecordTest {

    private static final Instant NOW = SettableClock.START;
    private static final ServiceId PLAYBACK = new ServiceId("playback");
    private static final ServiceId DRM = new ServiceId("drm");
    private static final PersonId ANA = new PersonId("ana");

    @Autowired private Incidents incidents;
    @Autowired private IncidentJobs jobs;
    @Autowired private Impacts impacts;
    @Autowired private Chats chats;
    @Autowired private Alerts alerts;
    @Autowired private Paging paging;
    @Autowired private Policies policies;
    @Autowired private Services services;
    @Autowired private TestPeople people;
    @Autowired private SettableClock clock;

    @BeforeEach
    void services_that_need_each_other() {
        people.person("ana");
        people.person("bo");
        people.team("core", "ana", "bo");
        TeamId core = new TeamId("core");
        services.defineAll(
                List.of(
                        new Service(DRM, "DRM keys", core, Set.of()),
                        new Service(PLAYBACK, "Playback", core, Set.of(DRM))),
                people.actor("ana"),
                NOW);
        PolicyId policy = new PolicyId("core");
        policies.define(Policy.of(policy, Step.of(Duration.ZERO, new Target.OfPerson(ANA))), NOW);
        policies.assign(PLAYBACK, policy);
    }

    @Test
    void the_record_grows_by_what_the_product_knows_and_tells_nothing_twice() {
        raise(DRM, "Keys expire", NOW.minusSeconds(240));
        services.recordChange(Change.of(DRM, "New keys", NOW.minusSeconds(300), "deploys"), NOW);
        services.give(
                new HeadsUp(
                        PLAYBACK,
                        ANA,
                        "Careful today",
                        NOW.minusSeconds(9000),
                        NOW.plusSeconds(9000)),
                people.actor("ana"),
                NOW);
        Alert alert = raise(PLAYBACK, "Play fails", NOW);
        IncidentId id = declare(alert);
        paging.acknowledge(paging.pageOf(alert.id()).orElseThrow().id(), ANA, NOW.plusSeconds(30));

        int first = jobs.step(NOW.plusSeconds(60));
        int second = jobs.step(NOW.plusSeconds(65));

        assertThat(first).isPositive();
        assertThat(second).isZero();
        assertThat(incidents.lines(id))
                .extracting(RecordLine::text)
                .contains("Play fails", "Keys expire", "DRM keys: New keys")
                .contains("Heads-up on Playback: Careful today", "Has the page: Play fails")
                .doesNotHaveDuplicates();
        assertThat(incidents.participants(id)).extracting(Participant::person).contains(ANA);
    }

    @Test
    void what_was_paged_before_is_shown_with_its_lead() {
        raise(DRM, "Keys expire", NOW.minusSeconds(240));
        IncidentId id = declare(raise(PLAYBACK, "Play fails", NOW));
        jobs.step(NOW.plusSeconds(5));

        Impact impact = impacts.of(incidents.incident(id).orElseThrow(), NOW.plusSeconds(60));

        assertThat(impact.earlier())
                .singleElement()
                .isEqualTo(
                        new Impact.Earlier(
                                "DRM keys",
                                "Keys expire",
                                NOW.minusSeconds(240),
                                Duration.ofMinutes(4)));
    }

    @Test
    void a_chat_is_brought_once_and_people_are_matched() throws IOException {
        IncidentId id = declare(raise(PLAYBACK, "Play fails", NOW));
        String text = "10:01 Ana: I look\n10:02 Zoe: me too\n";

        ChatImported first = bring(id, text, text.length());
        ChatImported second = bring(id, text, text.length());

        assertThat(first).isEqualTo(new ChatImported.Done(2, 0, 0, List.of("Zoe (1)"), List.of()));
        assertThat(second).isEqualTo(new ChatImported.Done(0, 2, 0, List.of("Zoe (1)"), List.of()));
        assertThat(incidents.lines(id))
                .filteredOn(line -> line.kind() == RecordLine.Kind.CHAT)
                .extracting(RecordLine::author)
                .containsExactly(null, ANA);
    }

    @Test
    void a_long_chat_stands_in_its_order_and_is_added_once() throws IOException {
        IncidentId id = declare(raise(PLAYBACK, "Play fails", NOW));
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < 1_200; number++) {
            text.append("10:01 ").append(number % 2 == 0 ? "Ana" : "Zoe").append(": line ");
            text.append(number).append('\n');
        }

        ChatImported first = bring(id, text.toString(), text.length());
        ChatImported second = bring(id, text.toString(), text.length());

        assertThat(first)
                .isEqualTo(new ChatImported.Done(1_200, 0, 0, List.of("Zoe (600)"), List.of()));
        assertThat(second)
                .isEqualTo(new ChatImported.Done(0, 1_200, 0, List.of("Zoe (600)"), List.of()));
        assertThat(incidents.lines(id))
                .filteredOn(line -> line.kind() == RecordLine.Kind.CHAT)
                .extracting(RecordLine::text)
                .startsWith("line 1199", "line 1198", "line 1197")
                .hasSizeGreaterThan(400);
        assertThat(incidents.participants(id)).extracting(Participant::person).contains(ANA);
    }

    @Test
    void while_a_chat_is_read_nothing_is_held() throws IOException {
        IncidentId id = declare(raise(PLAYBACK, "Play fails", NOW));
        List<Boolean> held = new ArrayList<>();
        byte[] text = "10:01 Ana: I look\n".getBytes(StandardCharsets.UTF_8);
        InputStream slow =
                new FilterInputStream(new ByteArrayInputStream(text)) {
                    @Override
                    public int read(byte[] into, int from, int most) throws IOException {
                        held.add(TransactionSynchronizationManager.isActualTransactionActive());
                        return super.read(into, from, most);
                    }
                };

        ChatImported answer = bring(id, slow, text.length);

        assertThat(answer).isEqualTo(new ChatImported.Done(1, 0, 0, List.of(), List.of()));
        assertThat(held).isNotEmpty().containsOnly(false);
    }

    @Test
    void a_transcript_of_200_megabytes_is_answered_and_nothing_is_added() throws IOException {
        IncidentId id = declare(raise(PLAYBACK, "Play fails", NOW));
        long lines = incidents.countLines(id);

        ChatImported answer = bring(id, "10:01 Ana: I look\n", 200L << 20);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ChatImported.Refused.class,
                        refused -> assertThat(refused.because()).contains("200 MB", "64 MB"));
        assertThat(incidents.countLines(id)).isEqualTo(lines);
    }

    private ChatImported bring(IncidentId id, String text, long bytes) throws IOException {
        return bring(id, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), bytes);
    }

    private ChatImported bring(IncidentId id, InputStream in, long bytes) throws IOException {
        ChatWindow window =
                new ChatWindow(NOW.minusSeconds(3600), NOW.plusSeconds(3600), ZoneOffset.UTC);
        return chats.bring(id, new Chats.Upload(in, bytes, window), people.actor("bo"), NOW);
    }

    private IncidentId declare(Alert alert) {
        return incidents.declare(
                new Declaration(
                        "Play fails on TVs",
                        "",
                        IncidentKind.IMPACT,
                        2,
                        List.of(),
                        null,
                        alert.id(),
                        null),
                people.actor("bo"),
                NOW.plusSeconds(20));
    }

    private Alert raise(ServiceId service, String title, Instant at) {
        clock.set(at);
        Signal signal =
                new Signal(
                        service,
                        "integration:test",
                        service + title,
                        Severity.CRITICAL,
                        title,
                        "",
                        Map.of(),
                        null);
        return ((Raised.Opened) alerts.raise(signal, at)).alert();
    }
}
