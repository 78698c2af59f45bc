package dev.afterglow.radar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.Role;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class RadarPagesTest {

    private static final String WORDS = "The hair on my neck stands up when keys move.";

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private RadarSteps radar;
    @Autowired private CuratorDesk desk;
    @Autowired private Proposals proposals;
    @Autowired private Cycles cycles;
    @Autowired private RadarSessions sessions;
    @Autowired private Talks talks;
    @Autowired private JdbcClient database;
    @Autowired private JsonMapper json;
    @Autowired private MeterRegistry meters;
    @Autowired private SettableClock clock;

    @BeforeEach
    void somebody_is_there() {
        people.person("vera", Role.VIEWER);
        radar.curator();
    }

    @Test
    void the_form_writes_out_both_promises_and_says_why_one_is_not_offered() {
        assertThat(get("vera", "/radar"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "<b>Confidential</b>",
                        "<b>Unlinkable</b>",
                        "value=\"unlinkable\" disabled",
                        "It needs script in your browser",
                        "It opens when 20 people hold tickets; now 0 do.",
                        "What unlinkable does not protect",
                        "A server that was altered");
    }

    @Test
    void a_viewer_hands_in_confidentially_and_finds_it_under_mine() {
        MvcTestResult answer = post("vera", "/radar", "worry", WORDS, "promise", "confidential");

        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("vera", "/radar/mine")).hasStatusOk().bodyText().contains(WORDS);
        assertThat(get("hannah", "/radar/mine")).bodyText().doesNotContain(WORDS);
    }

    @Test
    void unlinkable_without_script_is_refused_before_anything_is_stored() {
        MvcTestResult answer = post("vera", "/radar", "worry", WORDS, "promise", "unlinkable");

        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Nothing was stored", WORDS);
        assertThat(worries()).isZero();
    }

    @Test
    void empty_huge_and_hostile_words_are_answered_clearly() {
        assertThat(post("vera", "/radar", "worry", "  ", "promise", "confidential"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say what worries you");
        assertThat(post("vera", "/radar", "worry", "x".repeat(1 << 20), "promise", "confidential"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("at most 5,000 characters, was 1,048,576");
        assertThat(post("vera", "/radar", "worry", WORDS, "kind", "rumour"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("How you know is feeling, saw or nearly");
        assertThat(post("vera", "/radar", "worry", WORDS, "ticket", "1.1.zz.zz"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("A ticket reads round.slot.message.signature");
        assertThat(worries()).isZero();

        post("vera", "/radar", "worry", "<script>alert(1)</script>", "promise", "confidential");
        cycles.close(radar.curator(), clock.instant());
        assertThat(get("hannah", "/radar/desk"))
                .bodyText()
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void the_nameless_address_asks_for_no_session_and_sets_no_cookie() throws Exception {
        RadarSteps.Crowd crowd = radar.crowd(20);

        MvcTestResult answer =
                nameless("/radar/unlinkable", sent(crowd.get("p1").getFirst(), WORDS));

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeaders(HttpHeaders.SET_COOKIE)).isEmpty();
        assertThat(answer.getRequest().getSession(false)).isNull();
        assertThat(worries()).isEqualTo(1);
    }

    @Test
    void bad_input_at_the_nameless_address_changes_nothing_and_is_not_repeated(
            CapturedOutput output) throws Exception {
        RadarSteps.Crowd crowd = radar.crowd(20);
        Ticket ticket = crowd.get("p1").getFirst();

        assertThat(nameless("/radar/unlinkable", "{\"words\": \"" + WORDS))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(nameless("/radar/unlinkable", "null")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(nameless("/radar/unlinkable", "{}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say what worries you");
        assertThat(nameless("/radar/unlinkable", sent(ticket, "x".repeat(1 << 20))))
                .hasStatus(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(nameless("/radar/unlinkable", sent(ticket, "x".repeat(5001))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(worries()).isZero();

        assertThat(nameless("/radar/unlinkable", sent(ticket, WORDS))).hasStatusOk();
        assertThat(nameless("/radar/unlinkable", sent(ticket, WORDS)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("handed in before");
        assertThat(worries()).isEqualTo(1);
        assertThat(output.getAll())
                .doesNotContain(WORDS)
                .doesNotContain(ticket.text())
                .doesNotContain("/radar/unlinkable");
    }

    @Test
    void a_wrong_receipt_opens_nothing() throws Exception {
        assertThat(nameless("/radar/unlinkable/talk", "{\"receipt\":\"short\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(nameless("/radar/unlinkable/talk", "{\"receipt\":\"00000-00000-00000-00000\"}"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("opens nothing");
    }

    @Test
    void no_metric_counts_what_is_sent_to_the_radar() throws Exception {
        RadarSteps.Crowd crowd = radar.crowd(20);
        nameless("/radar/unlinkable", sent(crowd.get("p1").getFirst(), WORDS));
        get("vera", "/radar");
        get("vera", "/incidents");

        List<String> addresses =
                meters.getMeters().stream()
                        .map(meter -> String.valueOf(meter.getId().getTag("uri")))
                        .toList();

        assertThat(addresses).noneMatch(address -> address.startsWith("/radar"));
    }

    @Test
    void nobody_but_a_curator_sees_a_number_before_the_session() throws Exception {
        RadarSteps.Crowd crowd = radar.crowd(20);
        List.of("p1", "p2", "p3", "p4", "p9").forEach(crowd::get);
        List<String> before = publicPages();
        for (int i = 1; i <= 4; i++) {
            nameless("/radar/unlinkable", sent(crowd.get("p" + i).getFirst(), "Keys " + i));
        }
        Receipt receipt = radar.unlinkable("And I", crowd.get("p9").getFirst());
        assertThat(publicPages()).isEqualTo(before);

        talks.withdraw(receipt);
        assertThat(publicPages()).isEqualTo(before);
        radar.collateAll("Keys move when the tool is ready.");
        assertThat(publicPages().get(1))
                .contains("Keys move when the tool is ready.")
                .doesNotContainIgnoringCase("at least")
                .doesNotContainIgnoringCase("a few");
        assertThat(get("vera", "/radar/desk")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void worries_that_tell_the_same_stand_together_on_the_desk_until_they_are_kept_apart()
            throws Exception {
        String[] said = {
            "Only one person knows how the certificates are renewed, and he leaves in May.",
            "The on-call rota of the players team has not slept through in weeks.",
            "Nobody but one person knows how our certificates get renewed.",
        };
        for (String words : said) {
            post("vera", "/radar", "worry", words, "promise", "confidential");
        }
        cycles.close(radar.curator(), clock.instant());
        assertThat(get("hannah", "/radar/desk")).bodyText().doesNotContain("like it");

        proposals.warm();

        String page = get("hannah", "/radar/desk").getResponse().getContentAsString();
        assertThat(page).contains("1 more here sounds like it").doesNotContain("2 more here");
        assertThat(page).contains("slept through", "renewed, and", "get renewed");
        int rota = page.indexOf("slept through");
        assertThat(Math.min(page.indexOf("renewed, and"), page.indexOf("get renewed")) < rota)
                .as("the two stand on one side of the third")
                .isEqualTo(
                        Math.max(page.indexOf("renewed, and"), page.indexOf("get renewed")) < rota);

        List<Submission> alike =
                desk.toRead().stream()
                        .filter(one -> String.valueOf(one.words()).contains("renewed"))
                        .toList();
        desk.keepApart(
                alike.getFirst().id(),
                "worry:" + alike.getLast().id(),
                radar.curator(),
                clock.instant());
        assertThat(get("hannah", "/radar/desk")).bodyText().doesNotContain("like it");
    }

    @Test
    void who_presses_twice_ends_one_round() {
        long round = cycles.open(clock.instant()).id();

        for (int press = 1; press <= 2; press++) {
            assertThat(post("hannah", "/radar/desk/round", "round", String.valueOf(round)))
                    .hasRedirectedUrl("/radar/desk");
        }

        assertThat(cycles.all()).hasSize(2);
        assertThat(cycles.open(clock.instant()).id()).isNotEqualTo(round);
    }

    @Test
    void the_desk_puts_together_tells_and_the_session_says_how_many() {
        RadarSteps.Crowd crowd = radar.crowd(20);
        for (int i = 1; i <= 5; i++) {
            radar.unlinkable("Keys move at night " + i, crowd.get("p" + i).getFirst());
        }
        cycles.close(radar.curator(), clock.instant());

        String risk = collateOnPages();
        long session = beginOnPages();

        String screen = "/radar/sessions/" + session;
        assertThat(get("vera", screen))
                .hasStatusOk()
                .bodyText()
                .contains("At least five of you are worried about this.", "knows no calendar");
        assertThat(post("vera", screen + "/risks/" + risk + "/views", "view", "Customers tell us."))
                .hasStatus(HttpStatus.SEE_OTHER);
        post("hannah", screen + "/end", "attended", "34");
        assertThat(get("vera", screen))
                .bodyText()
                .contains("34 people were in the room", "Customers tell us.");
        assertThat(get("vera", "/radar/record")).hasStatusOk().bodyText().contains("no calendar");
    }

    private String collateOnPages() {
        List<Submission> all = desk.toRead();
        UUID first = all.getFirst().id();
        assertThat(get("hannah", "/radar/desk?open=" + first))
                .hasStatusOk()
                .bodyText()
                .contains("Might be the same worry", "Same worry", "unlinkable");
        String address =
                post("hannah", "/radar/desk/" + first + "/alone").getResponse().getRedirectedUrl();
        String risk = String.valueOf(address).replaceFirst(".*=", "");
        for (Submission one : all.subList(1, all.size())) {
            assertThat(post("hannah", "/radar/desk/" + one.id() + "/same", "other", "risk:" + risk))
                    .hasStatus(HttpStatus.SEE_OTHER);
        }
        assertThat(post("hannah", "/radar/desk/" + first + "/same", "other", "risk:" + risk))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("put together with others before");
        String told = "Key rotation knows no calendar.";
        assertThat(post("hannah", "/radar/desk/risks/" + risk, "told", told, "agenda", "yes"))
                .hasStatus(HttpStatus.SEE_OTHER);
        return risk;
    }

    private long beginOnPages() {
        post("hannah", "/radar/session", "at", "2026-03-05T15:00");
        long session = sessions.next().orElseThrow().id();
        post("hannah", "/radar/sessions/" + session + "/begin");
        return session;
    }

    @Test
    void a_look_at_a_name_takes_two() {
        people.person("gus", Role.CURATOR);
        radar.crowd(1);
        UUID worry = RadarSteps.taken(radar.confidential("p1", WORDS));
        cycles.close(radar.curator(), clock.instant());
        String reason = "Somebody may be in danger, and only they know who it is.";

        assertThat(post("hannah", "/radar/desk/" + worry + "/name", "reason", reason))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("gus", "/radar/desk?open=" + worry))
                .bodyText()
                .contains(reason, "I agree; the person is told");
        long wish =
                database.sql("select id from radar.disclosure")
                        .query((row, number) -> row.getLong(1))
                        .single();
        assertThat(post("hannah", "/radar/desk/" + worry + "/name/" + wish + "/agree"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        post("gus", "/radar/desk/" + worry + "/name/" + wish + "/agree");

        assertThat(post("gus", "/radar/desk/" + worry + "/name/" + wish + "/look"))
                .hasStatusOk()
                .bodyText()
                .contains("P1 handed it in");
    }

    private List<String> publicPages() throws UnsupportedEncodingException {
        return List.of(page("/radar"), page("/radar/session"), page("/radar/record"));
    }

    private String page(String address) throws UnsupportedEncodingException {
        return get("vera", address)
                .getResponse()
                .getContentAsString()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private String sent(Ticket ticket, String words) {
        return json.writeValueAsString(
                Map.of(
                        "ticket",
                        ticket.text(),
                        "receipt",
                        Receipt.random(new java.security.SecureRandom()).code(),
                        "words",
                        words,
                        "known",
                        "feeling",
                        "part",
                        ""));
    }

    private MvcTestResult nameless(String address, String body) {
        return pages.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private int worries() {
        return database.sql("select count(*) from radar.submission")
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private MvcTestResult get(String person, String address) {
        return pages.get().uri(address).with(people.signedIn(person)).exchange();
    }

    private MvcTestResult post(String person, String address, String... parameters) {
        var request = pages.post().uri(address).with(people.signedIn(person));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }
}
