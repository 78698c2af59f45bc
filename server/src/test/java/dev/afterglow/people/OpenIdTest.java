package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SettableClock;
import dev.afterglow.testing.TestPeople;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Signs in at a real provider, over real HTTP between the two servers.
@ServerTest
class OpenIdTest {

    @Autowired private MockMvcTester pages;
    @Autowired private TestPeople people;
    @Autowired private People persons;
    @Autowired private Leaving leaving;
    @Autowired private Audit audit;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        String issuer = CompanyProvider.start();
        properties.add("afterglow.sign-in.provider.issuer", () -> issuer);
        properties.add("afterglow.sign-in.provider.client-id", () -> "afterglow");
        properties.add("afterglow.sign-in.provider.client-secret", () -> "shared");
    }

    @Test
    void a_confirmed_address_signs_the_person_in_and_is_linked_for_good() throws Exception {
        Person ana = people.person("ana");

        MvcTestResult first = signIn("ana");
        Person renamed =
                new Person(
                        ana.id(),
                        ana.name(),
                        "moved@example.org",
                        ana.zone(),
                        ana.hours(),
                        ana.role(),
                        true);
        persons.define(renamed, SettableClock.START);
        MvcTestResult second = signIn("ana");

        assertThat(first).hasStatus(HttpStatus.FOUND);
        assertThat(first).headers().hasValue("Location", "/");
        assertThat(pages.get().uri("/me").cookie(session(second))).hasStatusOk();
        assertThat(audit.about("person:ana", 10))
                .filteredOn(line -> line.act().verb().equals("account.linked"))
                .hasSize(1);
    }

    @Test
    void an_address_that_the_provider_has_not_confirmed_opens_nothing() throws Exception {
        people.person("ana");

        MvcTestResult answer = signIn("eve");

        assertThat(answer).headers().hasValue("Location", "/sign-in?problem=unconfirmed");
        assertThat(answer.getResponse().getCookie("SESSION"))
                .satisfiesAnyOf(
                        cookie -> assertThat(cookie).isNull(),
                        cookie -> assertThat(cookie.getMaxAge()).isZero());
    }

    @Test
    void somebody_unknown_is_told_so_and_not_added() throws Exception {
        MvcTestResult answer = signIn("new");

        assertThat(answer).headers().hasValue("Location", "/sign-in?problem=unknown");
        assertThat(persons.everybody()).isEmpty();
        assertThat(pages.get().uri("/sign-in?problem=unknown"))
                .hasStatusOk()
                .bodyText()
                .contains("nobody here has your address", "Sign in with your company account");
    }

    @Test
    void a_closed_account_stays_closed() throws Exception {
        people.person("root", Role.ADMINISTRATOR);
        people.person("ana");
        leaving.close(new PersonId("ana"), people.actor("root"), SettableClock.START);

        assertThat(signIn("ana")).headers().hasValue("Location", "/sign-in?problem=closed");
    }

    @Test
    void an_answer_that_was_not_asked_for_is_refused() {
        MvcTestResult answer =
                pages.get().uri("/sign-in/return/provider?code=stolen&state=guessed").exchange();

        assertThat(answer).headers().hasValue("Location", "/sign-in?problem=provider");
    }

    private MvcTestResult signIn(String name) throws IOException, InterruptedException {
        MvcTestResult start = pages.get().uri("/oauth2/authorization/provider").exchange();
        String toProvider = start.getResponse().getHeader("Location");
        String back = authorize(toProvider, name);
        assertThat(back).startsWith("http://localhost/sign-in/return/provider?");
        return pages.get()
                .uri(URI.create(back.substring("http://localhost".length())))
                .cookie(session(start))
                .exchange();
    }

    /// What the browser does at the provider: says who it is, and is sent back.
    private static String authorize(String address, String name)
            throws IOException, InterruptedException {
        String who = name + ":" + CompanyProvider.PASSWORD;
        String basic = Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8));
        URI atProvider = URI.create(address);
        HttpRequest signIn =
                HttpRequest.newBuilder(atProvider.resolve("/"))
                        .header("Authorization", "Basic " + basic)
                        .build();
        HttpRequest request =
                HttpRequest.newBuilder(atProvider).header("Accept", "text/html").build();
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            browser.send(signIn, HttpResponse.BodyHandlers.discarding());
            HttpResponse<String> answer =
                    browser.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Location").orElseThrow();
        }
    }

    private static Cookie session(MvcTestResult result) {
        return result.getResponse().getCookie("SESSION");
    }
}
