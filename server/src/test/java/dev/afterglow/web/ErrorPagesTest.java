package dev.afterglow.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

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
}
