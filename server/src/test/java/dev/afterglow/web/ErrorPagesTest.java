package dev.afterglow.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.TestPeople;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ServerTest
class ErrorPagesTest {

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;

    @Test
    void the_first_page_is_shown_inside_the_frame() {
        people.person("ana");

        var answer =
                pages.get()
                        .uri("/")
                        .accept(MediaType.TEXT_HTML)
                        .with(people.signedIn("ana"))
                        .exchange();

        assertThat(answer).hasStatusOk().bodyText().contains("aria-label=\"Main\"", "<h1>");
    }

    @Test
    void a_page_that_is_not_there_says_so_to_people_and_to_programs() {
        people.person("ana");

        var page =
                pages.get()
                        .uri("/no-such-page")
                        .accept(MediaType.TEXT_HTML)
                        .with(people.signedIn("ana"))
                        .exchange();
        var shown = failed(404, MediaType.TEXT_HTML);
        var program = failed(404, MediaType.APPLICATION_JSON);

        assertThat(page).hasStatus(404);
        assertThat(shown).hasStatus(404).bodyText().contains("/no-such-page", "<h1>");
        assertThat(program).hasStatus(404).bodyText().contains("\"status\":404", "/no-such-page");
    }

    @Test
    void what_is_too_large_or_broken_is_told_without_anything_inside() {
        assertThat(failed(413, MediaType.TEXT_HTML)).hasStatus(413).bodyText().contains("<h1>");
        assertThat(failed(500, MediaType.TEXT_HTML))
                .hasStatus(500)
                .bodyText()
                .contains("<h1>")
                .doesNotContain("Exception", "dev.afterglow");
    }

    /// As the servlet container hands a failed request on.
    private MvcTestResult failed(int status, MediaType accepted) {
        return pages.get()
                .uri("/error")
                .accept(accepted)
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/no-such-page")
                .exchange();
    }
}
