package dev.afterglow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.afterglow.testing.Operator;
import dev.afterglow.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an incident that is stable to a story that everybody reads, on the built jar and in a real
/// browser: the decision, two people who write at once while the server is killed, an hour for Los
/// Gatos, Copenhagen and Singapore across a change of clocks, the PDF.
class ReviewStory {

    private static final String PASSWORD = "a long sentence of theirs";
    private static final String STORY =
            "## Detection, 21:38\n\nAna saw it.\n\n## Repair, 22:01\n\nBo put it back.";

    @Test
    void from_stable_to_a_story_that_everybody_reads(@TempDir Path folder) throws IOException {
        try (ServerProcess server = ServerProcess.start(folder, Map.of());
                Chromium chromium = new Chromium(server.url())) {
            Operator.of(server).apply(company());
            Page root = signedIn(chromium, Operator.EMAIL, Operator.PASSWORD);
            Page ana = invited(chromium, root, "ana");
            Page bo = invited(chromium, root, "bo");

            String incident = anIncidentThatIsStable(ana);
            String review = decides(ana, incident);
            twoWriteWhileTheServerIsKilled(ana, bo, review, server);
            theyFindAKindHour(ana, review);
            publishes(ana, review);
            printsIt(bo, review);
            assertThat(chromium.complaints()).isEmpty();
            bothTextsOfOnePlaceAreKept(ana, bo, review);
        }
    }

    private static String company() {
        return """
        people:
          - {id: ana, name: Ana Reyes, email: ana@example.org, zone: America/Los_Angeles,
             hours: "mon-fri 09:00-17:00"}
          - {id: bo, name: Bo Lind, email: bo@example.org, zone: Europe/Copenhagen,
             hours: "mon-fri 09:00-17:00"}
          - {id: cy, name: Cy Tan, email: cy@example.org, zone: Asia/Singapore,
             hours: "mon-fri 09:00-17:00"}
        teams:
          - {id: core, name: CORE, members: [ana, bo, cy]}
        services:
          - {id: playback, name: Playback, team: core}
        """;
    }

    private static Page signedIn(Chromium chromium, String email, String password) {
        Page page = chromium.desk();
        page.navigate("/sign-in");
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password").fill(password);
        button(page, "Sign in").click();
        assertThat(page.locator("nav#nav")).containsText("Reviews");
        return page;
    }

    private static Page invited(Chromium chromium, Page root, String id) {
        root.navigate("/people/" + id);
        button(root, "Make a set-up link").click();
        String link = root.locator("main code").textContent();
        Page page = chromium.desk();
        page.navigate(link.substring(link.indexOf("/setup/")));
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByLabel("The same password again").fill(PASSWORD);
        page.locator("form button").last().click();
        assertThat(page.locator("form.card input[name=again]")).hasCount(0);
        return signedIn(chromium, id + "@example.org", PASSWORD);
    }

    private static String anIncidentThatIsStable(Page ana) {
        ana.navigate("/incidents/new");
        ana.getByLabel("What can people not do?").fill("Play fails on old TVs");
        ana.getByLabel("Services it touches").selectOption("playback");
        button(ana, "Declare it").click();
        assertThat(ana.locator("h1")).hasText("Play fails on old TVs");
        String address = ana.url();
        ana.getByPlaceholder("What did you see, do or learn?").fill("Only TVs of 2020.");
        button(ana, "Add at").click();
        assertThat(ana.locator("#record")).containsText("Only TVs of 2020.");
        ana.getByLabel("What tells you so").first().fill("Inside the band");
        button(ana, "Mark as stable").click();
        assertThat(button(ana, "Mark as stable")).hasCount(0);
        return address;
    }

    private static String decides(Page ana, String incident) {
        ana.navigate(incident + "/decision");
        assertThat(ana.locator("h1")).hasText("What does this incident deserve?");
        assertThat(ana.locator("section[aria-labelledby=sig] li").last())
                .containsText("It does not decide.");
        ana.locator("input[name=deserves][value=team-review]").check();
        ana.getByLabel("Because").fill("The missing piece is written nowhere.");
        button(ana, "Keep this decision").click();
        assertThat(ana.locator("main")).containsText("decided by Ana Reyes");
        ana.getByText("Begin its story").click();
        ana.locator("form[action$='/review'] button").click();
        assertThat(ana.locator("nav.tabs")).containsText("Who knew what");
        return ana.url();
    }

    private static void twoWriteWhileTheServerIsKilled(
            Page ana, Page bo, String review, ServerProcess server) {
        ana.navigate(review + "/edit");
        writes(ana, "Keys that TVs keep", STORY);
        ana.navigate(review + "/edit");
        bo.navigate(review + "/edit");
        writes(ana, "Keys that TVs keep", STORY.replace("Ana saw it.", "Ana saw it at 05:38."));

        server.kill();
        server.startAgain();
        server.awaitReady();
        bo.getByLabel("Story").fill(STORY.replace("Bo put it back.", "Bo put the old set back."));
        button(bo, "Save").click();

        assertThat(bo.locator("p.callout").first()).containsText("both changes are in");
        bo.navigate(review);
        assertThat(bo.locator("#story")).containsText("Ana saw it at 05:38.");
        assertThat(bo.locator("#story")).containsText("Bo put the old set back.");
    }

    private static void writes(Page page, String title, String story) {
        page.getByLabel("Title").fill(title);
        page.getByLabel("Story").fill(story);
        button(page, "Save").click();
        assertThat(page.locator("h1.told")).hasText(title);
    }

    /// The searched week holds the next change of clocks in Copenhagen.
    private static void theyFindAKindHour(Page ana, String review) {
        ana.navigate(review);
        ana.getByText("Find who asks").click();
        ana.getByLabel("Facilitator").selectOption("bo");
        ana.locator("form[action$='/people'] button").click();
        Instant now = InstantSource.system().instant();
        Instant change =
                ZoneId.of("Europe/Copenhagen")
                        .getRules()
                        .nextTransition(now.plus(Duration.ofDays(4)))
                        .getInstant();
        LocalDate day = change.atZone(ZoneOffset.UTC).toLocalDate();
        ana.navigate(
                ("/meetings/plan?subject=%s&title=Keys&address=%s&people=ana,bo,cy&hosts=bo"
                                + "&from=%s&to=%s")
                        .formatted(
                                "review:1",
                                review.substring(review.indexOf("/reviews/")),
                                day.minusDays(3),
                                day.plusDays(4)));
        assertThat(ana.locator("table.slots thead")).containsText("Singapore");
        assertThat(ana.locator("table.slots")).containsText("Two sessions");
        button(ana, "Invite to both").click();
        assertThat(ana.locator("h1")).hasText("Keys");
        assertThat(ana.locator("main")).containsText("Copenhagen");
        assertThat(ana.locator("main")).containsText("Singapore");
        button(ana, "I send an account").click();
        assertThat(ana.locator("main")).containsText("sends an account");
    }

    private static void publishes(Page ana, String review) {
        ana.navigate(review);
        button(ana, "So it was").click();
        assertThat(ana.locator("section[aria-labelledby=mc] li")).containsText("so it was");
        button(ana, "Publish for everybody").click();
        assertThat(ana.locator("header .badge").first()).hasText("published");
    }

    private static void printsIt(Page bo, String review) throws IOException {
        byte[] pdf = bo.context().request().get(review + ".pdf").body();
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("Keys that TVs keep", "Ana saw it at 05:38.");
        }
        bo.navigate("/reviews");
        assertThat(bo.locator("section[aria-labelledby=p]")).containsText("Keys that TVs keep");
    }

    private static void bothTextsOfOnePlaceAreKept(Page ana, Page bo, String review) {
        ana.navigate(review + "/edit");
        bo.navigate(review + "/edit");
        writes(ana, "Keys that TVs keep", "Ana tells it so.");
        bo.getByLabel("Story").fill("Bo tells it so.");
        button(bo, "Save").click();
        assertThat(bo.locator("p.callout").first()).containsText("Nothing is lost");
        assertThat(bo.getByLabel("Story"))
                .hasValue(
                        java.util.regex.Pattern.compile(
                                "(?s).*Ana tells it so\\..*Bo tells it so\\..*"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(false));
    }
}
