package dev.afterglow.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.alerts.Alert;
import dev.afterglow.alerts.AlertState;
import dev.afterglow.alerts.Alerts;
import dev.afterglow.alerts.Severity;
import dev.afterglow.alerts.Signal;
import dev.afterglow.delivery.DeliveryJobs;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.testing.MailServer;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class PagePathTest {

    private static final ServiceId PLAYBACK = new ServiceId("playback");
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");
    private static final PolicyId CORE = new PolicyId("core");

    @Autowired private TestPeople people;
    @Autowired private Services services;
    @Autowired private Policies policies;
    @Autowired private Alerts alerts;
    @Autowired private Paging paging;
    @Autowired private PagingJobs timers;
    @Autowired private DeliveryJobs sender;
    @Autowired private SettableClock clock;
    @Autowired private MockMvcTester pages;

    @BeforeEach
    void aServiceWithAPolicy() throws Exception {
        MailServer.mail().purgeEmailFromAllMailboxes();
        people.person("ana");
        people.person("bo");
        people.team("core", "ana", "bo");
        services.define(
                new Service(PLAYBACK, "Playback", new TeamId("core"), Set.of()), clock.instant());
        policies.define(
                Policy.of(
                        CORE,
                        Step.of(Duration.ZERO, new Target.OfPerson(ANA)),
                        Step.of(Duration.ofMinutes(5), new Target.OfPerson(BO))),
                clock.instant());
        policies.assign(PLAYBACK, CORE);
    }

    @Test
    void an_alert_pages_by_mail_and_the_link_in_it_takes_the_page() throws Exception {
        Alert alert = raise();

        sender.step(clock.instant());
        MimeMessage mail = arrived().getFirst();
        String link = linkIn(mail);
        var shown = pages.get().uri(link).exchange();
        var taken = pages.post().uri(link).exchange();

        assertThat(mail.getAllRecipients()[0]).hasToString("ana@example.org");
        assertThat(mail.getSubject()).isEqualTo("critical: Nothing plays (playback)");
        assertThat(shown).hasStatusOk().bodyText().contains("I have it", "Nothing plays");
        assertThat(taken).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(alerts.alert(alert.id()).orElseThrow().state())
                .isEqualTo(AlertState.ACKNOWLEDGED);
        Page page = paging.pageOf(alert.id()).orElseThrow();
        assertThat(page.state()).isEqualTo(PageState.ACKNOWLEDGED);
        assertThat(page.taken()).isEqualTo(new Page.Taken(clock.instant(), "person:ana"));
    }

    @Test
    void without_an_answer_the_next_step_is_paged() throws Exception {
        raise();
        sender.step(clock.instant());

        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        int early = timers.step(clock.instant());
        clock.advance(Duration.ofMillis(1));
        int onTime = timers.step(clock.instant());
        sender.step(clock.instant());

        assertThat(early).isZero();
        assertThat(onTime).isEqualTo(1);
        assertThat(arrived().getLast().getAllRecipients()[0]).hasToString("bo@example.org");
    }

    @Test
    void a_page_that_somebody_has_escalates_no_further() throws Exception {
        Alert alert = raise();
        paging.acknowledge(paging.pageOf(alert.id()).orElseThrow().id(), ANA, clock.instant());

        clock.advance(Duration.ofHours(1));
        int due = timers.step(clock.instant());

        assertThat(due).isZero();
    }

    private Alert raise() {
        return alerts.raise(
                        new Signal(
                                PLAYBACK,
                                "integration:prom",
                                "sps",
                                Severity.CRITICAL,
                                "Nothing plays",
                                "",
                                Map.of(),
                                null),
                        clock.instant())
                .alert();
    }

    private static List<MimeMessage> arrived() {
        return List.of(MailServer.mail().getReceivedMessages());
    }

    private static String linkIn(MimeMessage mail) throws Exception {
        Matcher link =
                Pattern.compile("/p/[A-Za-z0-9._-]+")
                        .matcher(
                                new String(
                                                mail.getInputStream().readAllBytes(),
                                                java.nio.charset.StandardCharsets.UTF_8)
                                        .replace("=\r\n", ""));
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
