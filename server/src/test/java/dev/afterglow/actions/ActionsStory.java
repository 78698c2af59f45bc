package dev.afterglow.actions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.afterglow.AfterglowServer;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Accounts;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import dev.afterglow.story.Chromium;
import dev.afterglow.testing.EmptyDatabase;
import dev.afterglow.testing.MailServer;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import dev.afterglow.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/// An idea rests, is decided, five people forecast it, and it is declined with a reason. Another
/// automates; four months later an incident finds it.
@SpringBootTest(
        classes = AfterglowServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({SettableClock.class, TestPeople.class})
@ContextConfiguration(initializers = {TestPostgres.class, MailServer.class})
@ExtendWith(EmptyDatabase.class)
@DirtiesContext
class ActionsStory {

    private static final String PASSWORD = "press play now";
    private static final ServiceId DRM = new ServiceId("drm-keys");

    @LocalServerPort private int port;
    @Autowired private TestPeople people;
    @Autowired private Accounts accounts;
    @Autowired private Incidents incidents;
    @Autowired private Services services;
    @Autowired private SettableClock clock;

    @Test
    void an_idea_is_decided_forecast_and_declined_and_an_automation_is_found_again() {
        services.define(new Service(DRM, "DRM keys", null, Set.of()), clock.instant());
        for (String id : List.of("ana", "p1", "p2", "p3", "p4")) {
            account(id);
        }
        try (Chromium chromium = new Chromium("http://localhost:" + port)) {
            Page ana = signIn(chromium.desk(), "ana");
            String idea = idea(ana, "Two key sets for 48 h", "nothing");
            anIdeaRests(ana, idea);
            fiveForecast(chromium, ana, idea);
            declined(ana);

            String automation = idea(ana, "Rotate keys without asking", "DRM keys");
            automated(ana, automation);
            clock.advance(Duration.ofDays(120));
            foundInAnIncident(ana, automation);
            // Three forms were refused on purpose; the browser notes each answer of 422.
            assertThat(chromium.complaints())
                    .hasSize(3)
                    .allMatch(complaint -> complaint.contains("status of 422"));
        }
    }

    private String idea(Page page, String title, String automates) {
        page.navigate("/actions/new");
        page.locator("#title").fill(title);
        page.locator("#cost").selectOption("WEEKS");
        page.locator("#automates").selectOption(choice(automates));
        button(page, "Write it down").click();
        page.waitForURL(Pattern.compile(".*/actions/ACT-\\d+"));
        assertThat(page.locator("h1").innerText()).isEqualTo(title);
        return page.url().replaceAll(".*/", "");
    }

    private static com.microsoft.playwright.options.SelectOption choice(String label) {
        return new com.microsoft.playwright.options.SelectOption().setLabel(label);
    }

    private void anIdeaRests(Page page, String id) {
        button(page, "Yes, do it").click();
        page.getByRole(AriaRole.ALERT).waitFor();
        assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("It rests until");
        clock.advance(Duration.ofDays(3));
        page.navigate("/actions/" + id);
        page.locator("#decide-owner").fill("p1@example.org");
        button(page, "Yes, do it").click();
        page.getByText("Decided: it shall be done.").waitFor();
    }

    private void fiveForecast(Chromium chromium, Page ana, String id) {
        forecast(ana, id, 40);
        for (int i = 1; i <= 4; i++) {
            Page page = signIn(chromium.phoneWithoutScript(), "p" + i);
            forecast(page, id, 40 + 10 * i);
            assertThat(page.locator("main").innerText()).contains("hidden until they are opened");
            page.context().close();
        }
        ana.navigate("/actions/" + id);
        assertThat(ana.locator("main").innerText())
                .contains("5 so far, hidden")
                .doesNotContain("60 %");
        button(ana, "Open").click();
        ana.getByText("5 said 60 % on average.").waitFor();
    }

    private void forecast(Page page, String id, int percent) {
        page.navigate("/actions/" + id);
        page.locator("input[name=percent]").fill(Integer.toString(percent));
        Chromium.send(page, page.locator("form[action$='/forecast'] button"));
    }

    private void declined(Page page) {
        page.locator("#state").selectOption("DECLINED");
        button(page, "Keep how it ended").click();
        page.getByText("Say why. The reason is what others learn from.").waitFor();
        page.locator("#state").selectOption("DECLINED");
        page.locator("#lostTo").fill("the winter launch");
        page.locator("#reason").fill("Three weeks we do not have <i>now</i>");
        button(page, "Keep how it ended").click();
        page.getByText("How it ended:").waitFor();
        assertThat(page.locator("main").innerText())
                .contains("Three weeks we do not have <i>now</i>", "It lost to: the winter launch");
        assertThat(button(page, "Keep how it ended").count()).isZero();
    }

    private void automated(Page page, String id) {
        clock.advance(Duration.ofDays(3));
        page.navigate("/actions/" + id);
        button(page, "Yes, do it").click();
        page.getByText("Decided: it shall be done.").waitFor();
        page.locator("#state").selectOption("DONE");
        button(page, "Keep how it ended").click();
        page.getByText("An automation joins the system as a new part.").waitFor();
        page.locator("#surprise").fill("It reads silence as a yes");
        page.locator("#skill").fill("Asking first");
        page.locator("#stop").fill("A switch on the key page");
        page.locator("#lookAgain").fill("2026-09-01");
        Chromium.send(page, button(page, "Keep it"));
        page.locator("#auto + .badge").waitFor();
        page.locator("#state").selectOption("DONE");
        button(page, "Keep how it ended").click();
        page.getByText("How it ended:").waitFor();
    }

    private void foundInAnIncident(Page page, String automation) {
        IncidentId incident =
                incidents.declare(
                        new Declaration(
                                "Play fails: keys rotated in a final",
                                "",
                                IncidentKind.IMPACT,
                                2,
                                List.of(DRM),
                                null,
                                null,
                                null),
                        people.actor("ana"),
                        clock.instant());
        page.navigate("/incidents/" + incident + "/actions");
        assertThat(page.locator("main").innerText()).contains("Did one take part?");
        Chromium.send(page, button(page, "It took part"));
        page.navigate("/actions/" + automation);
        assertThat(page.locator("main").innerText()).contains("Took part in " + incident);
    }

    private void account(String id) {
        people.person(id, Role.RESPONDER);
        accounts.setPassword(
                new PersonId(id), PASSWORD, new Actor.OfSystem("story"), clock.instant());
    }

    private static Page signIn(Page page, String id) {
        page.navigate("/sign-in");
        page.locator("input[name=email]").fill(id + "@example.org");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }
}
