package dev.afterglow.radar;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
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
import java.util.ArrayList;
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

/// Seven people, each in a browser of their own, hand in one worry in other words: five by name,
/// two unlinkably. The desk puts them together, the session says how many, and an incident three
/// weeks later finds the risk.
@SpringBootTest(
        classes = AfterglowServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({SettableClock.class, TestPeople.class})
@ContextConfiguration(initializers = {TestPostgres.class, MailServer.class})
@ExtendWith(EmptyDatabase.class)
@DirtiesContext
class RadarStory {

    private static final String PASSWORD = "press play now";
    private static final ServiceId DRM = new ServiceId("drm-keys");

    private static final List<String> WORRIES =
            List.of(
                    "Every time somebody says we will just rotate the keys my neck hair stands up.",
                    "Key rotation dates come from a script. Nobody looks at the calendar.",
                    "Why do we change keys on evenings, when everybody watches?",
                    "The key rotation has gone well eleven times. I was there the twelfth.",
                    "When keys rotate, my phone rings and theirs does not.",
                    "Rotating keys on Sundays was agreed years ago; does anybody still know why?",
                    "Somebody will rotate the keys during a final.");

    @LocalServerPort private int port;
    @Autowired private TestPeople people;
    @Autowired private Accounts accounts;
    @Autowired private RadarSteps radar;
    @Autowired private Incidents incidents;
    @Autowired private Services services;
    @Autowired private SettableClock clock;

    @Test
    void seven_hand_in_one_worry_and_an_incident_finds_it_three_weeks_later() {
        services.define(new Service(DRM, "DRM keys", null, Set.of()), clock.instant());
        radar.crowd(20);
        account("hannah", Role.CURATOR);
        account("ana", Role.RESPONDER);
        try (Chromium chromium = new Chromium("http://localhost:" + port)) {
            for (int i = 0; i < WORRIES.size(); i++) {
                account("w" + i, Role.VIEWER);
                Page page = signIn(chromium, "w" + i);
                if (i < 5) {
                    handInByName(page, WORRIES.get(i));
                } else {
                    handInUnlinkably(page, WORRIES.get(i));
                }
                page.context().close();
            }
            Page desk = signIn(chromium, "hannah");
            collate(desk);
            beginSession(desk);
            assertThat(desk.locator(".six").innerText())
                    .isEqualTo("At least seven of you are worried about this.");
            desk.getByLabel("How many are in the room").fill("34");
            Chromium.send(desk, button(desk, "End it"));

            clock.advance(Duration.ofDays(21));
            incidentFindsTheRisk(signIn(chromium, "ana"));
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private void handInByName(Page page, String words) {
        page.navigate("/radar");
        page.locator("input[value=unlinkable]:not([disabled])").waitFor();
        page.locator("#worry").fill(words);
        button(page, "Hand it in").click();
        page.waitForURL(Pattern.compile(".*/radar/mine.*"));
        assertThat(page.locator("main").innerText()).contains(words);
    }

    private void handInUnlinkably(Page page, String words) {
        List<Request> sent = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/radar/unlinkable")) {
                sent.add(request);
            }
        });
        page.navigate("/radar");
        page.locator("input[value=unlinkable]:not([disabled])").check();
        page.locator("#worry").fill(words);
        button(page, "Hand it in").click();
        Locator receipt = page.locator("[data-part=receipt]");
        receipt.waitFor();
        String code = receipt.innerText();

        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().allHeaders()).doesNotContainKeys("cookie", "referer");
        page.navigate("/radar/receipt");
        page.locator("#receipt").fill(code);
        button(page, "Open the thread").click();
        page.locator("[data-radar-thread]:visible").waitFor();
        assertThat(page.locator("[data-part=words]").innerText()).isEqualTo(words);
    }

    private void collate(Page desk) {
        desk.navigate("/radar/desk");
        button(desk, "Close the round now").click();
        desk.locator(".pick").first().waitFor();
        assertThat(desk.locator(".pick").count()).isEqualTo(7);
        desk.locator(".pick a").first().click();
        button(desk, "Like no other").click();
        desk.waitForURL(Pattern.compile(".*risk=.*"));
        while (desk.locator(".pick a").count() > 0) {
            desk.navigate(desk.locator(".pick a").first().getAttribute("href"));
            Locator same =
                    desk.locator("li:has(input[value^='risk:'])")
                            .getByText("Same worry", new Locator.GetByTextOptions().setExact(true));
            (same.count() > 0 ? same.first() : button(desk, "Put it there")).click();
            desk.waitForURL(Pattern.compile(".*risk=.*"));
        }
        desk.locator("#told").fill("Key rotation knows no calendar.");
        desk.locator("#services").selectOption("drm-keys");
        Chromium.send(desk, button(desk, "Put on the agenda"));
    }

    private void beginSession(Page desk) {
        desk.navigate("/radar/session");
        desk.locator("#at").fill("2026-03-05T15:00");
        button(desk, "Plan it").click();
        button(desk, "Begin the session").click();
        desk.waitForURL(Pattern.compile(".*/radar/sessions/.*"));
    }

    private void incidentFindsTheRisk(Page page) {
        IncidentId incident =
                incidents.declare(
                        new Declaration(
                                "Play fails: keys did not rotate",
                                "",
                                IncidentKind.IMPACT,
                                2,
                                List.of(DRM),
                                null,
                                null,
                                null),
                        people.actor("ana"),
                        clock.instant());
        page.navigate("/incidents/" + incident);
        button(page, "It warned of this").click();
        page.getByText("It was on the radar.").waitFor();
        assertThat(page.locator("main").innerText())
                .contains("Key rotation knows no calendar.", "First heard 3 weeks before.", "34");
    }

    private void account(String id, Role role) {
        people.person(id, role);
        accounts.setPassword(
                new PersonId(id), PASSWORD, new Actor.OfSystem("story"), clock.instant());
    }

    private static Page signIn(Chromium chromium, String id) {
        Page page = chromium.phone();
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
