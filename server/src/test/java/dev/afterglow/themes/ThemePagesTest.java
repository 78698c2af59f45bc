package dev.afterglow.themes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.incidents.Amendment;
import dev.afterglow.incidents.Declaration;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.IncidentText;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.Reached;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class ThemePagesTest {

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private Incidents incidents;
    @Autowired private Codings codings;
    @Autowired private FoundThemes found;
    @Autowired private Texts texts;
    private IncidentId incident;

    @BeforeEach
    void an_incident_that_somebody_told() {
        people.person("ana");
        people.person("bo");
        people.person("vera", Role.VIEWER);
        incident =
                incidents.declare(
                        new Declaration(
                                "Play <b>fails</b>",
                                "Limited knowledge about the broker due to holidays.\n\nWe asked.",
                                IncidentKind.IMPACT,
                                2,
                                List.of(),
                                null,
                                null,
                                null),
                        people.actor("ana"),
                        SettableClock.START);
    }

    private MvcTestResult get(String address) {
        return pages.get().uri(address).with(people.signedIn("ana")).exchange();
    }

    private MvcTestResult post(String who, String address, String... parameters) {
        var request = pages.post().uri(address).with(people.signedIn(who));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult code(String name, String words) {
        String form = "/themes/texts/" + incident + "/codes";
        return post("ana", form, "code", name, "words", words, "text", textNumber());
    }

    /// A claim of ana's with one quote for it.
    ///
    /// @return its address
    private String claimWithQuote(String name, String words) {
        code(name, words);
        long coding = codings.of(incident, new PersonId("ana")).getFirst().id();
        String claim =
                post("ana", "/themes", "brief", "Away", "claim", "Who is away is missed.")
                        .getResponse()
                        .getRedirectedUrl();
        post("ana", claim + "/quotes", "coding", Long.toString(coding), "side", "for");
        return String.valueOf(claim);
    }

    private String textNumber() {
        String page = body(get("/themes/texts/" + incident));
        int at = page.indexOf("data-text=\"") + "data-text=\"".length();
        return page.substring(at, page.indexOf('"', at));
    }

    private static String body(MvcTestResult result) {
        return new String(
                result.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void words_are_coded_by_the_name_of_the_code_and_stand_marked_with_it_in_the_margin() {
        String words = "Limited knowledge about the broker due to holidays";

        MvcTestResult coded = code("Lost on leave", words);

        assertThat(coded).hasStatus3xxRedirection();
        assertThat(body(get("/themes/texts/" + incident)))
                .contains(words + "</mark>", "Lost on leave</a>", "Play &lt;b&gt;fails")
                .doesNotContain("<b>fails");
        assertThat(body(get("/themes/not-known"))).contains(words, incident.toString());
        assertThat(body(get("/incidents/" + incident + "/themes"))).contains("Lost on leave");
    }

    @Test
    void a_heading_of_a_story_stands_as_one_and_its_text_begins_where_it_does() {
        String story = "## What happened\nNobody knew the broker.\n\n## After\n\nWe asked.";
        texts.keep(incident, new IncidentText("story", "Story", story, SettableClock.START));

        String page = body(get("/themes/texts/" + incident));

        assertThat(page)
                .contains("What happened</h3>", "After</h3>")
                .contains("data-start=\"17\">Nobody knew the broker.<")
                .contains("data-start=\"%d\">We asked.<".formatted(story.indexOf("We asked")))
                .doesNotContain("## ");
    }

    @Test
    void words_that_do_not_stand_there_come_back_with_what_was_typed() {
        MvcTestResult refused = code("Lost on leave", "something else");

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(body(refused)).contains("error-summary", "something else", "Lost on leave");
    }

    @Test
    void a_claim_is_begun_quoted_searched_against_and_not_yet_a_theme() {
        String claim = claimWithQuote("Absence", "due to holidays");

        post("ana", claim + "/searches", "where", "All of June; one against.");

        String page = body(get(claim));
        assertThat(page)
                .contains("One quote for it", "due to holidays", "No quotes against it")
                .contains("looked for cases against it: All of June", "1 of at least 3 incidents")
                .doesNotContain("Call it a theme");
        assertThat(post("ana", claim + "/status", "act", "call"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("vera", claim + "/answers", "answer", "agrees")).hasStatus3xxRedirection();
        assertThat(post("vera", claim + "/searches", "where", "x")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(body(get(claim))).contains("1 of 1 agree.");
    }

    @Test
    void two_code_a_round_blind_and_settle_it_from_its_page() {
        get("/themes/codebook");
        String round =
                post(
                                "ana",
                                "/themes/rounds",
                                "name",
                                "Sample",
                                "first",
                                "ana",
                                "second",
                                "bo",
                                "incident",
                                incident.toString())
                        .getResponse()
                        .getRedirectedUrl();
        post("ana", "/themes/texts/" + incident + "/codes", "code", "absence");
        MvcTestResult seenByBo =
                pages.get().uri("/themes/texts/" + incident).with(people.signedIn("bo")).exchange();
        assertThat(body(seenByBo)).contains("blind round: Sample", "No code yet.");
        post("ana", round + "/done");
        assertThat(body(get(round))).contains("Nobody sees what was coded");
        post("bo", round + "/done");

        assertThat(body(get(round))).contains("only <b>Ana</b> gave", "It stays");
        post(
                "bo",
                round + "/rulings",
                "incident",
                incident.toString(),
                "code",
                "absence",
                "keep",
                "false",
                "reason",
                "nobody was away");

        assertThat(body(get(round))).contains("Settled: goes: nobody was away");
        assertThat(codings.of(incident, new PersonId("ana"))).isEmpty();
    }

    @Test
    void the_codebook_is_searched_written_and_exchanged_on_its_pages() {
        assertThat(body(get("/themes/codebook?q=holidays"))).contains("Lost on leave");
        assertThat(body(get("/themes/codebook/fatigue"))).contains("third night in a row");
        assertThat(post("ana", "/themes/codebook", "name", "Handover gaps"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post("ana", "/themes/codebook", "name", "Handover gaps", "meant", "true"))
                .hasStatus3xxRedirection();
        assertThat(get("/themes/exchange/codebook.qdc")).hasStatusOk();

        MvcTestResult broken =
                pages.post()
                        .uri("/themes/exchange")
                        .multipart()
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "a.qdc",
                                        null,
                                        "<x>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .with(people.signedIn("ana"))
                        .exchange();
        assertThat(broken).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(body(broken)).contains("expected &lt;CodeBook&gt;");
    }

    @Test
    void the_pages_open_on_an_empty_server() {
        for (String address :
                List.of(
                        "/themes",
                        "/themes/new",
                        "/themes/texts",
                        "/themes/quotes",
                        "/themes/rounds",
                        "/themes/codebook",
                        "/themes/codebook/new")) {
            assertThat(get(address)).as(address).hasStatusOk();
        }
        assertThat(get("/themes/77")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void words_of_an_incident_that_was_restricted_are_shown_to_nobody_who_may_not_open_it() {
        String words = "Limited knowledge about the broker due to holidays";
        String claim = claimWithQuote("Lost on leave", words);

        incidents.amend(
                incident,
                new Amendment("Play fails", IncidentKind.IMPACT, 2, List.of(), true),
                people.actor("ana"),
                SettableClock.START);

        List<String> places = List.of("/themes/not-known", "/themes/codebook/lost-on-leave", claim);
        for (String address : places) {
            MvcTestResult seen = pages.get().uri(address).with(people.signedIn("vera")).exchange();
            assertThat(body(seen)).as(address).doesNotContain("about the broker");
        }
        assertThat(pages.get().uri("/themes/texts/" + incident).with(people.signedIn("vera")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(found.documentsAfter("", 10).getFirst().text())
                .doesNotContain("about the broker");
    }

    @Test
    void a_round_over_a_drawn_sample_is_coded_afresh_and_without_a_look_at_what_was_given() {
        get("/themes/codebook");
        post("ana", "/themes/texts/" + incident + "/codes", "code", "fatigue");
        String round =
                post(
                                "ana",
                                "/themes/rounds",
                                "name",
                                "Drawn",
                                "first",
                                "ana",
                                "second",
                                "bo",
                                "drawn",
                                "5")
                        .getResponse()
                        .getRedirectedUrl();

        assertThat(body(get(round))).contains(incident.toString());
        assertThat(codings.of(incident, new PersonId("bo"))).isEmpty();
        post("ana", "/themes/texts/" + incident + "/codes", "code", "fatigue");
        post("bo", "/themes/texts/" + incident + "/codes", "code", "fatigue");
        post("ana", round + "/done");
        post("bo", round + "/done");
        assertThat(body(get(round)))
                .contains("the same incident once, and only one of the two never");
    }

    @Test
    void those_who_took_part_are_asked_once_about_each_wording() {
        incidents.join(
                incident,
                new Participant(new PersonId("bo"), Reached.PAGED, SettableClock.START, ""),
                SettableClock.START);
        get("/themes/codebook");
        String claim = claimWithQuote("Absence", "due to holidays");
        assertThat(body(get(claim))).contains("Ask the one who took part", "Nobody was asked yet");

        post("ana", claim + "/status", "act", "ask");

        assertThat(body(get(claim)))
                .contains("asked whether it is so: one who took part", "nobody has answered yet")
                .doesNotContain("Ask the one");
        assertThat(post("ana", claim + "/status", "act", "ask"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
