package dev.afterglow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.afterglow.people.Accounts;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.setup.Applied;
import dev.afterglow.setup.Apply;
import dev.afterglow.testing.MailServer;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// The main job, once from end to end and for real: a counter that Prometheus scrapes slows, the
/// key metric leaves its band, the person on call gets an e-mail, its link is enough to take the
/// page on a phone, and the incident is led to stable. All of it is seen in a browser.
@StoryServer
class WalkStory {

    private static final int HISTORY = 7000;
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String PASSWORD = "a long sentence of ana";
    private static final Actor OPERATOR = new Actor.OfSystem("story");

    @Value("${afterglow.url}")
    private String address;

    @Autowired private Apply apply;
    @Autowired private Accounts accounts;
    @Autowired private InstantSource clock;

    @Test
    void from_a_counter_that_slows_to_an_incident_that_is_stable(@TempDir Path folder)
            throws Exception {
        MailServer.mail().purgeEmailFromAllMailboxes();
        try (StreamingCompany company = new StreamingCompany();
                PrometheusProcess prometheus =
                        new PrometheusProcess(folder, company, HISTORY, clock.instant());
                Chromium chromium = new Chromium(address)) {
            company.awaitScrapes(3);
            configure(prometheus);
            company.awaitScrapes(40);

            company.startsPerSecond(300);
            String link = linkOf(mailTo("ana@example.org"));
            takesThePageOnAPhone(chromium.phoneWithoutScript(), link);
            Page desk = chromium.desk();
            signsIn(desk);
            seesTheDeviation(desk);
            declares(desk);
            company.startsPerSecond(StreamingCompany.USUAL);
            leadsItToClosed(desk);

            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private void configure(PrometheusProcess prometheus) {
        String file =
                """
                people:
                  - {id: ana, name: Ana Reyes, email: ana@example.org, zone: Europe/Lisbon}
                teams:
                  - {id: core, name: CORE, members: [ana]}
                schedules:
                  - id: core-primary
                    zone: Europe/Lisbon
                    layers:
                      - {id: week, people: [ana], rotates: weekly, handover: "mon 09:00",
                         from: 2026-01-05}
                policies:
                  - {id: core, steps: [{after: 0m, notify: [{schedule: core-primary}]}]}
                services:
                  - {id: playback, name: Playback, team: core, policy: core}
                metrics:
                  - {id: sps, name: Stream starts per second, unit: starts/s, harm: drop,
                     service: playback,
                     source: {prometheus: "%s", step: 1s,
                              query: "max(irate(stream_starts_total[30s]))"}}
                """
                        .formatted(prometheus.address());
        assertThat(apply.apply(file, OPERATOR, clock.instant())).isInstanceOf(Applied.Done.class);
        accounts.setPassword(new PersonId("ana"), PASSWORD, OPERATOR, clock.instant());
    }

    private static MimeMessage mailTo(String person) throws Exception {
        if (!MailServer.mail().waitForIncomingEmail(SOON.toMillis(), 1)) {
            throw new AssertionError("No e-mail came within " + SOON);
        }
        MimeMessage mail = MailServer.mail().getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()[0]).hasToString(person);
        assertThat(mail.getSubject()).contains("Stream starts per second");
        return mail;
    }

    private String linkOf(MimeMessage mail) {
        String text = GreenMailUtil.getWholeMessage(mail).replace("=\r\n", "").replace("=3D", "=");
        Matcher link = Pattern.compile(Pattern.quote(address) + "/p/[A-Za-z0-9._-]+").matcher(text);
        assertThat(link.find()).as("a link in " + text).isTrue();
        return link.group();
    }

    private static void takesThePageOnAPhone(Page phone, String link) {
        phone.navigate(link);
        assertThat(phone.locator("h1")).containsText("Stream starts per second");
        assertThat(phone.getByText("Playback").first()).isVisible();
        assertThat(phone.locator("dl.stats")).containsText("%");
        assertThat(phone.locator("figure.chart")).isVisible();
        button(phone, "I have it").click();
        assertThat(button(phone, "I have it")).hasCount(0);

        phone.navigate(link);
        assertThat(button(phone, "I have it")).hasCount(0);
        assertThat(phone.locator("main")).containsText("you have it since");
    }

    private static void signsIn(Page desk) {
        desk.navigate("/pages");
        assertThat(desk.locator("h1")).hasText("Sign in");
        desk.getByLabel("E-mail address").fill("ana@example.org");
        desk.getByLabel("Password").fill(PASSWORD);
        button(desk, "Sign in").click();
        assertThat(desk.locator("main")).containsText("Stream starts per second");
    }

    private static void seesTheDeviation(Page desk) {
        desk.navigate("/");
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See the deviation"))
                .click();
        assertThat(desk.locator("h1")).containsText("Stream starts per second");
        assertThat(desk.locator("main svg").first()).isVisible();
        assertThat(desk.locator("main")).containsText("expected");
    }

    private static void declares(Page desk) {
        desk.navigate("/incidents");
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Declare an incident"))
                .first()
                .click();
        desk.getByLabel("What can people not do?").fill("Play fails everywhere");
        desk.getByLabel("Services it touches").selectOption("playback");
        button(desk, "Declare it").click();
        assertThat(desk.locator("h1")).hasText("Play fails everywhere");
        assertThat(desk.locator("section[aria-labelledby=roles]")).containsText("Ana Reyes");
        desk.getByPlaceholder("What did you see, do or learn?").fill("The counter slowed");
        button(desk, "Add at").click();
        assertThat(desk.locator("section[aria-labelledby=tl]")).containsText("The counter slowed");
    }

    private static void leadsItToClosed(Page desk) {
        desk.getByLabel("What tells you so").first().fill("Starts are back in their band");
        button(desk, "Mark as stable").click();
        assertThat(desk.locator("ol.steps li[aria-current=step]")).containsText("table");
        desk.getByLabel("Who felt it first").fill("The key metric");
        button(desk, "Close INC-").click();
        assertThat(button(desk, "Close INC-")).hasCount(0);
        assertThat(desk.locator("section[aria-labelledby=tl]")).containsText("Closed.");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
