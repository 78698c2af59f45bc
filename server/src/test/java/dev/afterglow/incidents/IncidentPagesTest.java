package dev.afterglow.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.people.Role;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class IncidentPagesTest {

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private Incidents incidents;

    @BeforeEach
    void somebody_is_there() {
        people.person("ana");
        people.person("vera", Role.VIEWER);
    }

    @Test
    void an_incident_is_declared_written_on_and_stabilised_from_its_page() {
        MvcTestResult declared = post("/incidents", "title", "Play <b>fails</b>", "severity", "2");
        String address = declared.getResponse().getRedirectedUrl();
        assertThat(declared).hasStatus3xxRedirection();

        assertThat(post(address + "/lines", "what", "Only TVs.", "key", "true"))
                .hasStatus3xxRedirection();
        assertThat(post(address + "/stable", "why", "In the band for ten minutes"))
                .hasStatus3xxRedirection();

        assertThat(get(address))
                .hasStatusOk()
                .bodyText()
                .contains("Play &lt;b&gt;fails", "Only TVs.", "key moment", "Close INC-")
                .doesNotContain("<b>fails");
    }

    @Test
    void a_form_without_a_title_comes_back_with_what_was_typed() {
        MvcTestResult answer =
                post("/incidents", "title", " ", "severity", "2", "summary", "what I know");

        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("error-summary", "what I know");
        assertThat(incidents.notClosed()).isEmpty();
    }

    @Test
    void a_polling_page_is_answered_only_when_something_was_added() {
        String address =
                post("/incidents", "title", "Play fails", "severity", "2")
                        .getResponse()
                        .getRedirectedUrl();

        assertThat(get(address + "/record?seen=1")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(address + "/record?seen=0")).hasStatusOk();
    }

    @Test
    void an_incident_that_is_not_there_is_said_so() {
        assertThat(get("/incidents/INC-9999")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/incidents/nonsense")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void a_viewer_reads_and_does_not_declare() {
        MvcTestResult answer =
                pages.post()
                        .uri("/incidents")
                        .param("title", "Play fails")
                        .param("severity", "2")
                        .with(people.signedIn("vera"))
                        .exchange();

        assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(incidents.notClosed()).isEmpty();
    }

    private MvcTestResult get(String address) {
        return pages.get().uri(address).with(people.signedIn("ana")).exchange();
    }

    private MvcTestResult post(String address, String... parameters) {
        var request = pages.post().uri(address).with(people.signedIn("ana"));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }
}
