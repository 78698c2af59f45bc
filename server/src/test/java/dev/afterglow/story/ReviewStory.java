package dev.afterglow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.afterglow.testing.Operator;
import dev.afterglow.testing.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a page to a story that everybody reads, on the built jar and in a real browser: the chat
/// that is brought to the record, the decision, two people who write at once while the server is
/// killed, an hour for Los Gatos, Copenhagen and Singapore across a change of clocks, the PDF.
class ReviewStory {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String PASSWORD = "a long sentence of theirs";
    private static final String STORY =
            "## Detection, 21:38\n\nAna saw it.\n\n## Repair, 22:01\n\nBo put it back.";

    @Test
    void from_a_page_to_a_story_that_everybody_reads(@TempDir Path folder) throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, Map.of());
                Chromium chromium = new Chromium(server.url())) {
            Operator.of(server).apply(company());
            alerts(server);
            Page root = signedIn(chromium, Operator.EMAIL, Operator.PASSWORD);
            Page ana = invited(chromium, root, "ana");
            Page bo = invited(chromium, root, "bo");
            root.context().close();

            String incident = declaresFromThePage(ana);
            bringsTheChat(ana, incident);
            marksItStable(ana, incident);
            String review = decides(ana, incident);
            twoWriteWhileTheServerIsKilled(ana, bo, review, server);
            theyFindAKindHour(ana, review);
            publishes(ana, review);
            printsIt(bo, review);
            assertThat(chromium.complaints()).allMatch(ReviewStory::isOfTheKilledServer);
            bothTextsOfOnePlaceAreKept(ana, bo, review);
        }
    }

    /// A page that asks for something while the server is away says so.
    private static boolean isOfTheKilledServer(String complaint) {
        return complaint.contains("net::ERR_CONNECTION_")
                || complaint.contains("net::ERR_SOCKET_NOT_CONNECTED")
                || complaint.contains("net::ERR_EMPTY_RESPONSE")
                || complaint.contains("htmx:sendError")
                || complaint.contains("htmx:afterRequest");
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
        policies:
          - {id: day, steps: [{after: 0m, notify: [{person: ana}]}]}
        services:
          - {id: playback, name: Playback, team: core, policy: day}
        integrations:
          - {id: tvs, service: playback, kind: generic, key: "%s"}
        """
                .formatted(KEY);
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
        String link = root.getByText("/setup/").first().textContent();
        Page page = chromium.desk();
        page.navigate(link.substring(link.indexOf("/setup/")));
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByLabel("The same password again").fill(PASSWORD);
        page.locator("form button").last().click();
        assertThat(page.locator("nav#nav")).containsText("Reviews");
        return page;
    }

    private static void alerts(ServerProcess server) throws IOException, InterruptedException {
        HttpRequest alert =
                HttpRequest.newBuilder(URI.create(server.url() + "/intake/" + KEY + "/generic"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"summary": "Play fails on old TVs", "dedup": "tv"}
                                        """))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(alert, HttpResponse.BodyHandlers.discarding()).statusCode();
            assertThat(status).isBetween(200, 204);
        }
    }

    private static String declaresFromThePage(Page ana) {
        ana.navigate("/pages");
        link(ana, "Play fails on old TVs").click();
        link(ana, "Act on it").click();
        button(ana, "I have it").click();
        link(ana, "Declare an incident").click();
        assertThat(ana.getByLabel("What can people not do?")).hasValue("Play fails on old TVs");
        button(ana, "Declare it").click();
        assertThat(ana.locator("h1")).hasText("Play fails on old TVs");
        assertThat(ana.locator("#roles + .people")).containsText("Ana Reyes");
        return ana.url();
    }

    /// Slack's export, in which Bo is known by the address and a bot by nothing.
    private static void bringsTheChat(Page ana, String incident) throws IOException {
        long now = InstantSource.system().instant().getEpochSecond();
        String channel =
                """
                [{"type": "message", "user": "U2", "ts": "%d.0001", "text": "Only TVs of 2020."},
                 {"type": "message", "user": "U9", "ts": "%d.0002", "text": "Deploy 42 is out."}]
                """
                        .formatted(now - 120, now - 60);
        String users =
                """
                [{"id": "U2", "name": "bo", "profile": {"email": "bo@example.org"}}]
                """;
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            put(out, "users.json", users);
            String day = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC) + "";
            put(out, "core/" + day + ".json", channel);
        }
        ana.navigate(incident + "/chat");
        ana.getByLabel("A file")
                .setInputFiles(new FilePayload("export.zip", "application/zip", zip.toByteArray()));
        button(ana, "Bring it to the record").click();
        assertThat(ana.locator("#became + p, section[aria-labelledby=became]"))
                .containsText("2 messages");
        ana.navigate(incident);
        assertThat(ana.locator("#record")).containsText("Only TVs of 2020.");
        assertThat(ana.locator("section[aria-labelledby=who]")).containsText("Bo Lind");
    }

    private static void put(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private static void marksItStable(Page ana, String incident) {
        ana.navigate(incident);
        ana.getByPlaceholder("What did you see, do or learn?").fill("Put the old keys back.");
        button(ana, "Add at").click();
        assertThat(ana.locator("#record")).containsText("Put the old keys back.");
        ana.getByLabel("What tells you so").first().fill("Inside the band");
        button(ana, "Mark as stable").click();
        assertThat(button(ana, "Mark as stable")).hasCount(0);
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
        ana.getByLabel("Facilitator").fill("Bo Lind");
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
                .hasValue(Pattern.compile("Ana tells it so.*Bo tells it so", Pattern.DOTALL));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(false));
    }
}
