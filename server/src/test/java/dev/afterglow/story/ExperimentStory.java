package dev.afterglow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import dev.afterglow.people.Accounts;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.setup.Applied;
import dev.afterglow.setup.Apply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A worry becomes knowledge: a risk that a session heard is drafted as an experiment, agreed to
/// and approved by others; the fault makes stream starts fall in a real Prometheus, the run stops by
/// itself, the fault is taken back and the recovery seen; what was expected is opened, and the risk
/// reads "reproduced".
@StoryServer
class ExperimentStory {

    private static final int HISTORY = 7000;
    private static final double SOON_MILLIS = 180_000;
    private static final String PASSWORD = "a long sentence of somebody";
    private static final String READY = "Stream starts per second is in its band.";
    private static final Actor OPERATOR = new Actor.OfSystem("story");

    @Value("${afterglow.url}")
    private String address;

    @Autowired private Apply apply;
    @Autowired private Accounts accounts;
    @Autowired private InstantSource clock;
    @Autowired private JdbcClient database;

    @Test
    void from_a_risk_to_a_risk_that_reads_reproduced(@TempDir Path folder) throws Exception {
        try (StreamingCompany company = new StreamingCompany();
                PrometheusProcess prometheus =
                        new PrometheusProcess(folder, company, HISTORY, clock.instant());
                FaultSwitch fault = new FaultSwitch(company);
                Chromium chromium = new Chromium(address)) {
            company.awaitScrapes(3);
            configure(prometheus);
            company.awaitScrapes(40);
            long risk = heardRisk();
            Page ana = signedIn(chromium.desk(), "ana");

            String experiment = drafts(ana, risk, fault);
            Page bo = signedIn(chromium.desk(), "bo");
            agreesAndApproves(bo, experiment, fault);
            expects(ana, experiment);
            begins(ana, experiment, company);
            seesItStopAndRecover(ana);
            readsTheRisk(ana, risk);

            assertThat(fault.calls()).containsExactly("/break", "/mend");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private void configure(PrometheusProcess prometheus) {
        String file =
                """
                people:
                  - {id: ana, name: Ana Reyes, email: ana@example.org, zone: UTC,
                     hours: "mon-sun 00:00-24:00"}
                  - {id: bo, name: Bo Lind, email: bo@example.org, zone: UTC,
                     hours: "mon-sun 00:00-24:00"}
                teams:
                  - {id: core, name: CORE, members: [ana, bo]}
                services:
                  - {id: playback, name: Playback, team: core}
                metrics:
                  - {id: sps, name: Stream starts per second, unit: starts/s, harm: drop,
                     service: playback,
                     source: {prometheus: "%s", step: 1s,
                              query: "max(irate(stream_starts_total[30s]))"}}
                """
                        .formatted(prometheus.address());
        assertThat(apply.apply(file, OPERATOR, clock.instant())).isInstanceOf(Applied.Done.class);
        for (String person : new String[] {"ana", "bo"}) {
            accounts.setPassword(new PersonId(person), PASSWORD, OPERATOR, clock.instant());
        }
    }

    /// How a worry becomes a risk is told by the radar's own story.
    private long heardRisk() {
        Instant now = clock.instant();
        long cycle =
                database.sql("select id from radar.cycle order by id desc limit 1")
                        .query(Long.class)
                        .optional()
                        .orElseGet(() -> firstCycle(now));
        return database.sql(
                        """
                        insert into radar.risk (told, first_cycle, released, first_heard)
                        values ('Without recommendations nobody can press play', :cycle, 6, :now)
                        returning id
                        """)
                .param("cycle", cycle)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    private long firstCycle(Instant now) {
        return database.sql(
                        """
                        insert into radar.cycle (opens_at, closes_at)
                        values (:now, :later)
                        returning id
                        """)
                .param("now", Timestamp.from(now))
                .param("later", Timestamp.from(now.plusSeconds(86_400)))
                .query(Long.class)
                .single();
    }

    private static Page signedIn(Page page, String person) {
        page.navigate("/experiments");
        assertThat(page.locator("h1")).hasText("Sign in");
        page.getByLabel("E-mail address").fill(person + "@example.org");
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Sign in").click();
        assertThat(page.locator("h1")).hasText("Experiments");
        return page;
    }

    private static String drafts(Page ana, long risk, FaultSwitch fault) {
        ana.navigate("/radar/risks/" + risk);
        assertThat(ana.locator("main")).containsText("never tried");
        ana.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Draft an experiment"))
                .click();
        ana.getByLabel("The experiment").fill(fault.experiment());
        ana.getByLabel("Target").selectOption("playback");
        ana.getByLabel("Stream starts per second").check();
        button(ana, "Keep the draft").click();
        assertThat(ana.locator("h1")).hasText("Play without recommendations");
        assertThat(ana.locator("main")).containsText("Nobody but its author has looked at it.");
        return ana.url();
    }

    private static void agreesAndApproves(Page bo, String experiment, FaultSwitch fault) {
        bo.navigate("/experiments");
        bo.getByText("Agree for a service that your team owns").click();
        bo.getByLabel("Until the end of")
                .fill(inAMonth());
        bo.getByLabel("Hosts that may be called").fill(fault.host());
        button(bo, "We agree").click();
        assertThat(bo.locator("section[aria-labelledby=agreed]")).containsText(fault.host());
        bo.navigate(experiment);
        button(bo, "Approve it").click();
        assertThat(bo.locator("main")).containsText("approved by Bo Lind");
    }

    private static String inAMonth() {
        Instant now = InstantSource.system().instant();
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(30).toString();
    }

    private static void expects(Page ana, String experiment) {
        ana.navigate(experiment);
        ana.getByLabel("In your own words").fill("Starts dip and come back");
        button(ana, "Seal it").click();
        assertThat(ana.locator("main")).containsText("1 said what they expect");
    }

    /// A minute for the detector to have read its history.
    private static void begins(Page ana, String experiment, StreamingCompany company)
            throws Exception {
        for (int i = 0; i < 30 && !ana.locator("main").innerText().contains(READY); i++) {
            company.awaitScrapes(2);
            ana.navigate(experiment);
        }
        assertThat(ana.locator("main")).containsText(READY);
        button(ana, "Ask the gates and begin").click();
        assertThat(ana.locator("main")).containsText("sealed until the run is over");
    }

    private static void seesItStopAndRecover(Page ana) {
        var soon = new LocatorAssertions.ContainsTextOptions().setTimeout(SOON_MILLIS);
        assertThat(ana.locator("#run")).containsText("recovery verified after", soon);
        assertThat(ana.locator("#run .badge").first()).hasText("aborted");
        assertThat(ana.locator("#run"))
                .containsText("Stream starts per second is below its band");
        assertThat(ana.locator("#run")).containsText("Starts dip and come back");
        ana.getByLabel("How much did it surprise you?").selectOption("2");
        ana.getByLabel("What you saw").fill("Nobody saw it before the band did");
        button(ana, "Keep it").click();
        assertThat(ana.locator("#run")).containsText("a situational surprise");
        assertThat(ana.locator("section[aria-labelledby=moved]"))
                .containsText("named before the run");
    }

    private static void readsTheRisk(Page ana, long risk) {
        ana.navigate("/radar/risks/" + risk);
        assertThat(ana.locator("main")).containsText("reproduced");
        assertThat(ana.locator("main")).containsText("up to 5 % of playback");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /// What an experiment calls: one address breaks the company, another mends it.
    private static final class FaultSwitch implements AutoCloseable {

        private final java.util.List<String> calls =
                new java.util.concurrent.CopyOnWriteArrayList<>();
        private final HttpServer server;

        FaultSwitch(StreamingCompany company) throws IOException {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/",
                    exchange -> {
                        String path = exchange.getRequestURI().getPath();
                        if (!path.equals("/health")) {
                            calls.add(path);
                            company.startsPerSecond(
                                    path.equals("/break") ? 300 : StreamingCompany.USUAL);
                        }
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
            server.start();
        }

        String host() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        java.util.List<String> calls() {
            return calls;
        }

        String experiment() {
            return """
                   {"title": "Play without recommendations",
                    "description": "People press play and get a picture without them.",
                    "steady-state-hypothesis": {"title": "Playback answers", "probes": [
                      {"type": "probe", "name": "answers", "tolerance": 200,
                       "provider": {"type": "http", "url": "http://%s/health"}}]},
                    "method": [{"type": "action", "name": "break", "pauses": {"after": 300},
                      "provider": {"type": "http", "method": "POST", "url": "http://%s/break"}}],
                    "rollbacks": [{"type": "action", "name": "mend",
                      "provider": {"type": "http", "method": "POST", "url": "http://%s/mend"}}]}
                   """
                    .formatted(host(), host(), host());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
