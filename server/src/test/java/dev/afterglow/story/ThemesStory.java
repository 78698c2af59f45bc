package dev.afterglow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Accounts;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.setup.Applied;
import dev.afterglow.setup.Apply;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// Ana, with a mouse, and Bo, with the keyboard only, code three incidents without looking at each
/// other's codes; they differ on one and settle it. Ana builds a claim on the words, it becomes a
/// theme, a quote speaks against it, and it is worded anew.
@StoryServer
class ThemesStory {

    private static final String PASSWORD = "hand over hand 1";
    private static final Actor STORY = new Actor.OfSystem("story");
    private static final List<String> TOLD =
            List.of(
                    "At nine the night shift left. Nobody said that the limit was set by hand.",
                    "The note was in the log of the night. The morning team read it twice, aloud.",
                    "I took over at six and slept little. The open change was not in the list.");
    private static final List<String> LOST =
            List.of(
                    "Nobody said that the limit was set by hand.",
                    "The note was in the log of the night.",
                    "The open change was not in the list.");

    @Value("${afterglow.url}")
    private String address;

    @Autowired private Apply apply;
    @Autowired private Accounts accounts;
    @Autowired private Incidents incidents;
    @Autowired private InstantSource clock;

    @Test
    void two_code_blind_settle_what_they_differ_on_and_a_theme_is_built_and_contradicted() {
        people();
        List<IncidentId> told = TOLD.stream().map(this::tell).toList();
        try (Chromium chromium = new Chromium(address)) {
            Page ana = chromium.desk();
            signIn(ana, "ana");
            String round = opensARound(ana, told);
            codes(ana, told.get(0), 0, "Hand-over gap");
            codes(ana, told.get(1), 1, "Hand-over gap");
            codes(ana, told.get(2), 2, "Fatigue");
            ana.navigate(round);
            button(ana, "I have read them all").click();
            assertThat(ana.locator("main")).containsText("Nobody sees what was coded");

            Page bo = chromium.desk();
            codesByKeyboard(bo, told, round);
            settlesByKeyboard(bo);

            String claim = beginsAClaim(ana);
            quotesThree(ana, claim);
            becomesATheme(ana, claim);
            isContradictedAndWordedAnew(ana, claim, told.get(1));
            isReadOnAPhone(chromium.phone(), told.get(0));
            // One refusal is asked for: a sentence that changes without a reason.
            assertThat(chromium.complaints())
                    .filteredOn(one -> !one.contains("status of 422"))
                    .isEmpty();
        }
    }

    private void people() {
        String file =
                """
                people:
                  - {id: ana, name: Ana Reyes, email: ana@example.org, zone: Europe/Lisbon}
                  - {id: bo, name: Bo Lind, email: bo@example.org, zone: Europe/Stockholm}
                """;
        assertThat(apply.apply(file, STORY, clock.instant())).isInstanceOf(Applied.Done.class);
        for (String id : List.of("ana", "bo")) {
            accounts.setPassword(new PersonId(id), PASSWORD, STORY, clock.instant());
        }
    }

    private IncidentId tell(String summary) {
        return incidents.declare(
                new Declaration(
                        "Play fails after " + summary.length(),
                        summary,
                        IncidentKind.IMPACT,
                        2,
                        List.of(),
                        null,
                        null,
                        null),
                STORY,
                clock.instant());
    }

    private static void signIn(Page page, String id) {
        page.navigate("/sign-in");
        page.getByLabel("E-mail address").fill(id + "@example.org");
        page.locator("input[type=password]").fill(PASSWORD);
        page.locator("input[type=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private static String opensARound(Page page, List<IncidentId> told) {
        page.navigate("/themes/rounds");
        page.getByLabel("Name").fill("First sample");
        page.getByLabel("First coder").selectOption("ana");
        page.getByLabel("Second coder").selectOption("bo");
        told.forEach(id -> page.locator("input[name=incident][value='" + id + "']").check());
        button(page, "Open this round").click();
        page.waitForURL("**/themes/rounds/*");
        return page.url();
    }

    /// Marks the words with the mouse: three clicks take the paragraph; the rest is typed.
    private static void codes(Page page, IncidentId incident, int number, String code) {
        page.navigate("/themes/texts/" + incident);
        page.locator("p.words").first().click(new Locator.ClickOptions().setClickCount(3));
        assertThat(page.getByLabel("To these words")).hasValue(TOLD.get(number));
        page.getByLabel("To these words").fill(LOST.get(number));
        page.locator("#code").fill(code);
        button(page, "Give this code").click();
        assertThat(page.locator("mark")).hasText(LOST.get(number));
    }

    private void codesByKeyboard(Page page, List<IncidentId> told, String round) {
        page.navigate("/sign-in");
        tabTo(page, page.getByLabel("E-mail address"));
        page.keyboard().type("bo@example.org");
        page.keyboard().press("Tab");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
        for (int i = 0; i < told.size(); i++) {
            page.navigate("/themes/texts/" + told.get(i));
            assertThat(page.locator("main")).containsText("blind round: First sample");
            assertThat(page.locator("mark")).hasCount(0);
            tabTo(page, page.getByLabel("To these words"));
            page.keyboard().type(LOST.get(i));
            tabTo(page, page.locator("#code"));
            page.keyboard().type("Hand-over gap");
            page.keyboard().press("Escape");
            tabTo(page, button(page, "Give this code"));
            page.keyboard().press("Enter");
            assertThat(page.locator("mark")).hasText(LOST.get(i));
        }
        page.navigate(round);
        tabTo(page, button(page, "I have read them all"));
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("only one of the two 2 times; 2 open");
    }

    /// Bo had not thought of it: the person was tired, and the news was lost, too.
    private static void settlesByKeyboard(Page page) {
        for (String[] each :
                List.of(
                        new String[] {"fatigue", "It goes", "tired, and it did not matter here"},
                        new String[] {"hand-over-gap", "It stays", "we read it again: it is"})) {
            Locator difference = page.locator("li:has(input[name=code][value='" + each[0] + "'])");
            tabTo(page, difference.locator("input[name=reason]"));
            page.keyboard().type(each[2]);
            tabTo(page, difference.getByText(each[1]));
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).containsText(each[2]);
        }
        assertThat(page.locator("main")).containsText("0 open");
    }

    private static String beginsAClaim(Page page) {
        page.navigate("/themes/new");
        page.getByLabel("A name of a few words").fill("Lost at nine");
        page.getByLabel("The claim").fill("What is not in the list is lost when a shift ends.");
        page.getByLabel("Another way to see it").fill("The list is too long to be read.");
        page.getByLabel("We would drop it if").fill("the next five hand-overs lose nothing.");
        button(page, "Begin this claim").click();
        page.waitForURL(Pattern.compile(".*/themes/\\d+"));
        return page.url();
    }

    private static void quotesThree(Page page, String claim) {
        String number = claim.replaceFirst(".*/", "");
        for (String words : LOST) {
            page.navigate("/themes/quotes?claim=" + number + "&code=hand-over-gap");
            page.locator("li:has-text('" + words + "')").first().getByText("For it").click();
            assertThat(page.locator(".claim")).containsText(words);
        }
        assertThat(page.locator(".claim")).containsText("nobody has searched for cases against");
    }

    private static void becomesATheme(Page page, String claim) {
        page.navigate(claim);
        page.getByText("I looked for cases against it").click();
        page.getByLabel("Where you looked, and what you found").fill("All since spring; none yet.");
        button(page, "Keep this search").click();
        button(page, "Call it a theme").click();
        assertThat(page.locator(".claim .badge")).hasText("theme, first wording");
    }

    private static void isContradictedAndWordedAnew(Page page, String claim, IncidentId incident) {
        String against = "The morning team read it twice, aloud.";
        page.navigate("/themes/texts/" + incident);
        page.getByLabel("To these words").fill(against);
        page.locator("#code").fill("Margin made on the spot");
        button(page, "Give this code").click();
        assertThat(page.locator("mark")).hasCount(2);
        page.navigate("/themes/quotes?claim=" + claim.replaceFirst(".*/", "") + "&q=aloud");
        page.getByText("Against it").click();
        assertThat(page.locator(".quote[data-side=against]")).containsText(against);

        page.getByText("Word it anew").click();
        page.locator("#sentence").fill("What nobody reads aloud is lost when a shift ends.");
        button(page, "Keep this wording").click();
        assertThat(page.locator(".error-summary")).containsText("Say why the sentence changes");
        page.getByText("Word it anew").click();
        page.locator("#sentence").fill("What nobody reads aloud is lost when a shift ends.");
        page.getByLabel("Why it changes").fill("It was in the list once, and was kept by reading.");
        button(page, "Keep this wording").click();
        assertThat(page.locator(".claim .badge")).hasText("claim, second wording");
        assertThat(page.locator(".claim h2"))
                .hasText("What nobody reads aloud is lost when a shift ends.");
    }

    private static void isReadOnAPhone(Page page, IncidentId incident) {
        signIn(page, "bo");
        page.navigate("/themes/texts/" + incident);
        assertThat(page.locator("mark")).isVisible();
        assertThat(button(page, "Give this code")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    /// Presses Tab until the element has the focus, as somebody without a pointer does.
    private static void tabTo(Page page, Locator target) {
        for (int i = 0; i < 120; i++) {
            if (Boolean.TRUE.equals(target.evaluate("one => one === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + target);
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }
}
