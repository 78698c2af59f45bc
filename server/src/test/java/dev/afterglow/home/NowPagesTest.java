package dev.afterglow.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ServerTest
class NowPagesTest {

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;

    @Test
    void the_live_part_is_for_the_page_and_who_types_its_address_gets_the_page() {
        people.person("ana");

        assertThat(
                        pages.get()
                                .uri("/now")
                                .header("HX-Request", "true")
                                .with(people.signedIn("ana")))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"live\"")
                .doesNotContain("<html");
        assertThat(pages.get().uri("/now").with(people.signedIn("ana"))).hasRedirectedUrl("/");
    }
}
