package dev.afterglow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterglow.people.Accounts;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import dev.afterglow.people.WeeklyHours;
import dev.afterglow.setup.Applied;
import dev.afterglow.setup.Apply;
import dev.afterglow.testing.Program;
import dev.afterglow.testing.SampleFeed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Ana hands in a worry, Hannah makes a risk of it, Ana an experiment of the risk; Bo agrees for
/// the team and approves. While it runs stream starts leave their band: it stops by itself, what it
/// did is put back, and it is over when the metric is. Then everybody reads what all expected.
@StoryServer
class ExperimentStory {

    private static final double UNTIL_BACK_MILLIS = 150_000;
    private static final Duration TOLD = Duration.ofMinutes(27);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String KEY = "0123456789abcdef";
    private static final String PASSWORD = "let us see what holds";
    private static final String WORRY = "Without recommendations nobody may get a picture.";
    private static final Actor STORY = new Actor.OfSystem("story");

    @Value("${afterglow.url}")
    private String address;

    @Autowired private Apply apply;
    @Autowired private Accounts accounts;
    @Autowired private People people;
    @Autowired private JdbcClient database;
    @Autowired private InstantSource clock;

    @Test
    void a_worry_is_tried_and_the_metric_that_falls_stops_it() throws Exception {
        company();
        Instant since = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(TOLD);
        try (SampleFeed feed = new SampleFeed(address, KEY, List.of("starts"), since);
                Target target = new Target(feed);
                Chromium chromium = new Chromium(address)) {
            feed.start();
            readFrom(since);
            Page ana = signedIn(chromium, "ana");
            Page bo = signedIn(chromium, "bo");
            String risk = becomesARisk(ana, signedIn(chromium, "hannah"));
            String experiment = drafts(ana, risk, target);
            isApproved(bo, experiment, target);
            expects(ana, experiment, "The list is empty, and people still get a picture.");
            expects(bo, experiment, "Starts fall by a third.");
            Program.until("the metric is learnt", LONGEST, this::isLearnt);

            String run = begins(ana, experiment);
            stopsByItself(ana);
            isOpened(bo, run);
            readsReproduced(ana, risk);

            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /// What the experiment calls: it breaks the feed, and mends it.
    private static final class Target implements AutoCloseable {
        private final HttpServer server;
        private final SampleFeed feed;

        Target(SampleFeed feed) throws IOException {
            this.feed = feed;
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                switch (exchange.getRequestURI().getPath()) {
                    case "/break" -> feed.fall("starts");
                    case "/mend" -> feed.rise("starts");
                    default -> exchange.getResponseHeaders().add("X-Health", "good");
                }
                exchange.sendResponseHeaders(200, -1);
            }
        }

        String host() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        String file() {
            return """
            {"title": "Playback without recommendations", "description": "It goes on.",
             "steady-state-hypothesis": {"title": "It answers", "probes": [
               {"type": "probe", "name": "answers", "tolerance": 200,
                "provider": {"type": "http", "url": "http://%1$s/health"}}]},
             "method": [{"type": "action", "name": "break", "pauses": {"after": 300},
               "provider": {"type": "http", "method": "POST", "url": "http://%1$s/break"}}],
             "rollbacks": [{"type": "action", "name": "mend",
               "provider": {"type": "http", "method": "POST", "url": "http://%1$s/mend"}}]}
            """
                    .formatted(host());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private void company() {
        person("ana", "Ana Reyes", Role.RESPONDER);
        person("bo", "Bo Lind", Role.RESPONDER);
        person("hannah", "Hannah Berg", Role.CURATOR);
        people.define(
                new Team(
                        new TeamId("core"),
                        "CORE",
                        List.of(new PersonId("ana"), new PersonId("bo"))),
                clock.instant());
        String file =
                """
                services:
                  - {id: playback, name: Playback, team: core}
                metrics:
                  - {id: sps, name: Stream starts per second, unit: starts/s, harm: drop,
                     service: playback, pages_per_month: 100,
                     source: {received: starts, key: %s, step: 1s}}
                """
                        .formatted(KEY);
        assertThat(apply.apply(file, STORY, clock.instant())).isInstanceOf(Applied.Done.class);
    }

    /// Somebody who works at any hour, so that the story may be told at any.
    private void person(String id, String name, Role role) {
        people.define(
                new Person(
                        new PersonId(id),
                        name,
                        id + "@example.org",
                        ZoneId.of("Europe/Lisbon"),
                        Optional.of(WeeklyHours.parse("00:00-24:00")),
                        role,
                        true),
                clock.instant());
        accounts.setPassword(new PersonId(id), PASSWORD, STORY, clock.instant());
    }

    private void readFrom(Instant since) {
        database.sql("update metrics.watch set read_until = :since")
                .param("since", Timestamp.from(since))
                .update();
    }

    private boolean isLearnt() {
        return database.sql("select standing from metrics.watch")
                .query(String.class)
                .single()
                .equals("NORMAL");
    }

    private LocalDate day(int later) {
        return clock.instant().atZone(ZoneId.of("Europe/Lisbon")).toLocalDate().plusDays(later);
    }

    private static Page signedIn(Chromium chromium, String id) {
        Page page = chromium.desk();
        page.navigate("/sign-in");
        page.getByLabel("E-mail address").fill(id + "@example.org");
        page.locator("input[type=password]").fill(PASSWORD);
        page.locator("input[type=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    /// @return the address of its page
    private String becomesARisk(Page ana, Page hannah) {
        ana.navigate("/radar");
        ana.locator("#worry").fill(WORRY);
        button(ana, "Hand it in").click();
        ana.waitForURL(Pattern.compile(".*/radar/mine.*"));
        hannah.navigate("/radar/desk");
        Chromium.send(hannah, button(hannah, "Close the round now"));
        hannah.locator(".pick a").first().click();
        button(hannah, "Like no other").click();
        hannah.waitForURL(Pattern.compile(".*risk=.*"));
        String risk = "/radar/risks/" + hannah.url().replaceAll(".*risk=", "");
        hannah.locator("#told").fill("Playback may hang on the list of recommendations.");
        hannah.locator("#services").selectOption("playback");
        Chromium.send(hannah, button(hannah, "Put on the agenda"));
        hannah.navigate("/radar/session");
        hannah.locator("#at").fill(day(1) + "T15:00");
        Chromium.send(hannah, button(hannah, "Plan it"));
        button(hannah, "Begin the session").click();
        hannah.waitForURL(Pattern.compile(".*/radar/sessions/.*"));
        return risk;
    }

    private static String drafts(Page ana, String risk, Target target) {
        ana.navigate(risk);
        assertThat(ana.locator("main")).containsText("No experiment yet.");
        link(ana, "Draft an experiment").click();
        assertThat(ana.getByLabel("The experiment").inputValue())
                .contains("\"Playback may hang on the list of recommendations.\"");
        assertThat(ana.getByLabel("Target")).hasValue("playback");
        assertThat(ana.getByLabel("Stream starts per second")).isChecked();
        ana.getByLabel("The experiment").fill(target.file());
        ana.getByLabel("What would change our mind").fill("Starts that stay in their band.");
        button(ana, "Keep the draft").click();
        assertThat(ana.locator("h1")).hasText("Playback without recommendations");
        assertThat(ana.locator("main")).containsText("has not agreed to experiments");
        return ana.url();
    }

    private void isApproved(Page bo, String experiment, Target target) {
        bo.navigate("/experiments");
        bo.getByText("Agree for a service that your team owns").click();
        bo.locator("#until").fill(day(9).toString());
        bo.getByLabel("Hosts that may be called").fill(target.host());
        Chromium.send(bo, button(bo, "We agree"));
        bo.navigate(experiment);
        Chromium.send(bo, button(bo, "Approve it"));
        assertThat(bo.locator("main")).containsText("approved by Bo Lind");
    }

    private static void expects(Page page, String experiment, String words) {
        page.navigate(experiment);
        page.locator("#expected").fill(words);
        Chromium.send(page, button(page, "Seal it"));
    }

    private static String begins(Page ana, String experiment) {
        ana.navigate(experiment);
        button(ana, "Ask the gates and begin").click();
        ana.waitForURL("**/experiments/runs/*");
        assertThat(ana.locator("section[aria-labelledby=steps]"))
                .containsText("action break: succeeded");
        assertThat(ana.locator("section[aria-labelledby=said]")).not().containsText("third");
        return ana.url();
    }

    /// The page renews itself; nobody touches it.
    private static void stopsByItself(Page ana) {
        Locator main = ana.locator("main");
        assertThat(main)
                .containsText(
                        "Stream starts per second is below its band",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(UNTIL_BACK_MILLIS));
        assertThat(main).containsText("action mend: succeeded");
        assertThat(ana.locator(".callout"))
                .containsText(
                        "recovery verified after",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(UNTIL_BACK_MILLIS));
        assertThat(main).containsText("aborted");
    }

    private static void isOpened(Page bo, String run) {
        bo.navigate(run);
        Locator said = bo.locator("section[aria-labelledby=said]");
        assertThat(said).containsText("Starts fall by a third.");
        assertThat(said).containsText("people still get a picture");
        assertThat(bo.locator("section[aria-labelledby=moved]"))
                .containsText("Stream starts per second");
        bo.getByLabel("How much did it surprise you?").selectOption("2");
        bo.getByLabel("Who noticed first?").selectOption("alert");
        Chromium.send(bo, button(bo, "Keep it"));
        assertThat(said).containsText("we could have known");
    }

    private static void readsReproduced(Page ana, String risk) {
        ana.navigate(risk);
        assertThat(ana.locator("main")).containsText("Tried on purpose");
        assertThat(ana.locator("main .badge").first()).containsText("reproduced");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
