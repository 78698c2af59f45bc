package dev.afterglow.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.Role;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class ReviewPagesTest {

    private static final String REVIEW = "/reviews/1";
    private static final String TOLD = "## Detection, 21:38\n\nShe should have seen <b>it</b>.";

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private SettableClock clock;

    @BeforeEach
    void a_stable_incident() {
        people.person("ana");
        people.person("bo");
        people.person("vera", Role.VIEWER);
        post("ana", "/incidents", "title", "Play fails", "severity", "2");
        post("ana", "/incidents/INC-1/lines", "what", "Only TVs.", "key", "true");
        post("ana", "/incidents/INC-1/stable", "why", "In the band");
    }

    @Test
    void from_the_decision_to_a_published_story() {
        assertThat(get("ana", "/incidents/INC-1/decision"))
                .hasStatusOk()
                .bodyText()
                .contains("What does this incident deserve?", "It does not decide.", "10 h");
        assertThat(post("ana", "/incidents/INC-1/decision", "deserves", "team-review", "why", " "))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(
                        post(
                                "ana",
                                "/incidents/INC-1/decision",
                                "deserves",
                                "team-review",
                                "why",
                                "Two teams saw one signal."))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(post("ana", "/incidents/INC-1/review", "style", "facilitator", "guided", "true"))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(write("ana", "1", "Keys", TOLD)).hasStatus(HttpStatus.SEE_OTHER);
        gather();
        assertThat(get("ana", REVIEW))
                .hasStatusOk()
                .bodyText()
                .contains("step by step", "tells of something that did not happen")
                .contains("Put back beside", "TVs keep keys", "Signing errors", "Only TVs.")
                .contains("&lt;b&gt;")
                .doesNotContain("<b>it");

        post("ana", REVIEW + "/people", "facilitator", "bo");
        post("ana", REVIEW + "/share");
        post("ana", REVIEW + "/own/check", "right", "true");
        assertThat(post("ana", REVIEW + "/publish")).hasStatus3xxRedirection();
        assertThat(get("vera", REVIEW)).hasStatusOk().bodyText().contains("published", "so it was");
        assertThat(get("vera", "/reviews")).hasStatusOk().bodyText().contains("Keys");
        assertThat(get("vera", "/reviews/month")).hasStatusOk().bodyText().contains("Two teams");
    }

    @Test
    void what_was_like_it_before_stands_beside_an_incident() {
        post("ana", "/incidents/INC-1/decision", "deserves", "write-up", "why", "It was new.");
        clock.advance(Duration.ofHours(2));
        post("ana", "/incidents", "title", "Play fails again", "severity", "2");

        assertThat(get("vera", "/incidents/INC-2"))
                .hasStatusOk()
                .bodyText()
                .contains("Alike before", "/incidents/INC-2/alike");
        assertThat(get("vera", "/incidents/INC-2/alike"))
                .hasStatusOk()
                .bodyText()
                .contains("INC-1", "Play fails", "Deserved: A write-up.");
        assertThat(get("vera", "/incidents/INC-1/alike"))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing before it is told in these words");
    }

    private void gather() {
        post("ana", REVIEW + "/findings", "kind", "went-right", "text", "Put back beside");
        post("ana", REVIEW + "/findings", "kind", "contributed", "text", "TVs were old");
        post("ana", REVIEW + "/things", "what", "TVs keep keys", "where", "nowhere");
        post("ana", REVIEW + "/things/1", "person", "bo", "since", "during", "at", "10:02");
        post("ana", REVIEW + "/own/views", "at", "10:01", "saw", "Signing errors", "believed", "x");
        post("ana", REVIEW + "/questions", "text", "What did you expect to see next?", "of", "bo");
        post("ana", REVIEW + "/own/ideas", "idea", "Serve two sets");
    }

    @Test
    void an_idea_that_is_done_leads_to_an_action_that_need_not_rest_again() {
        begin();
        post("ana", REVIEW + "/own/ideas", "idea", "Serve two sets & wait");
        assertThat(get("ana", REVIEW)).bodyText().doesNotContain("/actions/new");

        post("ana", REVIEW + "/ideas/1", "fate", "done");

        assertThat(get("ana", REVIEW))
                .bodyText()
                .contains("&amp;rested=true&amp;about=Serve+two+sets+%26+wait\">Write it down");
        assertThat(get("ana", "/actions/new?incident=INC-1&rested=true&about=Serve"))
                .hasStatusOk()
                .bodyText()
                .contains(">Serve</textarea>", "value=\"INC-1\"")
                .doesNotContain("value=\"true\" checked");
    }

    @Test
    void two_saves_at_once_are_answered_clearly_and_keep_both() {
        begin();
        write("ana", "1", "Keys", "Ana saw it.");
        write("ana", "2", "Keys", "Ana felt it.");

        MvcTestResult second = write("bo", "2", "Keys", "Bo saw it.");

        assertThat(second)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Nothing is lost", "Ana felt it.", "Bo saw it.");
        assertThat(get("bo", REVIEW + "/edit")).bodyText().contains("kept aside");
        assertThat(get("bo", REVIEW + "/edit/aside")).bodyText().contains("Bo saw it.");
        assertThat(write("bo", "3", "Keys", "Ana felt it. Bo saw it."))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("bo", REVIEW + "/history")).hasStatusOk().bodyText().contains("<ins>");
    }

    @Test
    void it_leaves_as_markdown_html_and_pdf() {
        begin();
        write("ana", "1", "Keys", "Hello *there* <script>x</script>");

        assertThat(get("ana", REVIEW + ".md")).hasStatusOk().bodyText().contains("# Keys");
        assertThat(get("ana", REVIEW + ".html"))
                .hasStatusOk()
                .bodyText()
                .contains("<em>there</em>")
                .doesNotContain("<script");
        MvcTestResult pdf = get("ana", REVIEW + ".pdf");
        assertThat(pdf).hasStatusOk();
        assertThat(pdf.getResponse().getContentAsByteArray())
                .startsWith("%PDF".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_page_of_reviews_is_there_for_a_viewer() {
        begin();
        for (String page :
                new String[] {
                    "/reviews",
                    "/reviews/decisions",
                    "/reviews/month/2026-03",
                    "/reviews/teams",
                    "/reviews/facilitators",
                    REVIEW,
                    REVIEW + "/interviews",
                    REVIEW + "/after",
                    REVIEW + "/history"
                }) {
            assertThat(get("vera", page)).as(page).hasStatusOk();
        }
        assertThat(get("vera", REVIEW + "/edit")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get("vera", "/reviews/99")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("vera", "/reviews/month/soon")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("vera", REVIEW + "/own/ideas", "idea", "Ask support"))
                .hasStatus3xxRedirection();
        assertThat(post("vera", REVIEW + "/publish")).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void whether_a_decision_paid_is_asked_some_weeks_later() {
        post("ana", "/incidents/INC-1/decision", "deserves", "write-up", "why", "It was new.");
        assertThat(get("ana", "/incidents/INC-1/decision"))
                .bodyText()
                .doesNotContain("Did this decision pay?");

        clock.advance(Duration.ofDays(46));

        assertThat(get("ana", "/incidents/INC-1/decision"))
                .bodyText()
                .contains("Did this decision pay?");
        post("ana", "/incidents/INC-1/decision/paid", "paid", "paid", "words", "It was re-read.");
        assertThat(get("ana", "/reviews/decisions"))
                .hasStatusOk()
                .bodyText()
                .contains("cannot tell with n = 1");
    }

    @Test
    void the_private_check_is_answered_without_a_name() {
        begin();

        assertThat(post("bo", REVIEW + "/own/after", "speak", "4", "worth", "5"))
                .hasStatus3xxRedirection();
        assertThat(get("ana", REVIEW + "/after")).bodyText().doesNotContain("Could speak: 4");
    }

    private void begin() {
        post("ana", "/incidents/INC-1/review", "style", "sign-post");
    }

    private MvcTestResult write(String as, String basedOn, String title, String text) {
        return post(as, REVIEW + "/edit", "basedOn", basedOn, "title", title, "text", text);
    }

    private MvcTestResult get(String as, String address) {
        return pages.get().uri(address).with(people.signedIn(as)).exchange();
    }

    private MvcTestResult post(String as, String address, String... parameters) {
        var request = pages.post().uri(address).with(people.signedIn(as));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }
}
