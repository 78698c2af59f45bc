package dev.afterglow.themes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.TestPeople;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Somebody who begins at the first page and only follows links, or asks the search box; each is
/// one click.
final class Clicks {

    private final MockMvcTester pages;
    private final TestPeople people;
    private String page = "";
    private int clicks;

    private Clicks(MockMvcTester pages, TestPeople people) {
        this.pages = pages;
        this.people = people;
    }

    static Clicks fromTheStart(MockMvcTester pages, TestPeople people) {
        Clicks clicks = new Clicks(pages, people);
        clicks.open("/");
        return clicks;
    }

    /// Follows a link of the page that leads exactly there.
    Clicks to(String address) {
        assertThat(page).contains("href=\"" + address + "\"");
        return count(address);
    }

    /// Follows the first link whose text is this.
    Clicks named(String text) {
        Matcher link =
                Pattern.compile(
                                "<a [^>]*href=\"([^\"]+)\"[^>]*>(?:<span[^>]*></span>)?\\s*"
                                        + Pattern.quote(text)
                                        + "\\s*</a>")
                        .matcher(page);
        assertThat(link.find()).as("a link “%s”", text).isTrue();
        return count(link.group(1).replaceFirst("#.*", ""));
    }

    /// Fills the box of the page and sends it.
    Clicks search(String words) {
        assertThat(page).contains("name=\"q\"", "action=\"/search\"");
        return count("/search?q=" + words);
    }

    private Clicks count(String address) {
        clicks++;
        open(address);
        return this;
    }

    private void open(String address) {
        MvcTestResult answer = pages.get().uri(address).with(people.signedIn("ana")).exchange();
        assertThat(answer).as(address).hasStatusOk();
        page = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /// What is on the page now.
    String page() {
        return page;
    }

    int clicks() {
        return clicks;
    }
}
