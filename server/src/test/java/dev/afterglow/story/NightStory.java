package dev.afterglow.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.afterglow.people.Actor;
import dev.afterglow.setup.Applied;
import dev.afterglow.setup.Apply;
import dev.afterglow.testing.MailServer;
import dev.afterglow.testing.Program;
import dev.afterglow.testing.WebProvider;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Paged at night, on a phone: Ana takes the page by the link in her e-mail and brings Bo, who
/// answers the text message with its code; then the emergency roster is called as a drill, and the
/// roll-call shows who is there. The phone company is a stand-in on this machine.
@StoryServer
class NightStory {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String PHONE_TOKEN = "the-token-of-the-stand-in";
    private static final String BO = "+351910000001";
    private static final WebProvider PHONES = new WebProvider();

    @Value("${afterglow.url}")
    private String address;

    @Autowired private Apply apply;
    @Autowired private InstantSource clock;

    @DynamicPropertySource
    static void phoneCompany(DynamicPropertyRegistry properties) {
        properties.add("afterglow.twilio.url", () -> PHONES.url(""));
        properties.add("afterglow.twilio.account", () -> "AC1");
        properties.add("afterglow.twilio.token", () -> PHONE_TOKEN);
        properties.add("afterglow.twilio.from", () -> "+14155550100");
    }

    @AfterAll
    static void close() {
        PHONES.close();
    }

    @Test
    void a_page_at_night_is_taken_shared_and_drilled_on_a_phone() throws Exception {
        MailServer.mail().purgeEmailFromAllMailboxes();
        configure();
        post("/intake/" + KEY + "/generic", Map.of("summary", "Nothing plays", "dedup", "sps"));

        try (Chromium chromium = new Chromium(address)) {
            Page phone = chromium.phone();
            String link = link(mailTo("ana@example.org", "Nothing plays"));
            takes(phone, link);
            brings(phone, link);
            answersByText();
            seesWhoIsHere(phone, link);
            String drill = callsTheRosterAsADrill(phone, link);
            cyAnswersByMail(chromium.phoneWithoutScript());
            endsTheDrill(phone, drill);

            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private void configure() {
        String file =
                """
                people:
                  - {id: ana, name: Ana Reyes, email: ana@example.org, zone: Europe/Lisbon}
                  - {id: bo, name: Bo Lind, email: bo@example.org, zone: America/Los_Angeles,
                     rules: [{urgency: high, after: 0m, by: sms, to: "%s"}]}
                  - {id: cy, name: Cy Mori, email: cy@example.org, zone: Asia/Tokyo}
                rosters:
                  - {id: emergency, name: Emergency, members: [ana, bo, cy]}
                policies:
                  - {id: night, steps: [{after: 0m, notify: [{person: ana}]},
                                        {after: 2h, notify: [{person: bo}]}]}
                services:
                  - {id: playback, name: Playback, policy: night}
                integrations:
                  - {id: night, service: playback, kind: generic, key: "%s"}
                """
                        .formatted(BO, KEY);
        assertThat(apply.apply(file, new Actor.OfSystem("story"), clock.instant()))
                .isInstanceOf(Applied.Done.class);
    }

    private static void takes(Page phone, String link) {
        phone.navigate(link);
        assertThat(phone.locator("h1")).containsText("Nothing plays");
        button(phone, "I have it").click();
        assertThat(phone.locator("h1")).hasText("What do you need?");
    }

    private static void brings(Page phone, String link) {
        phone.navigate(link + "/bring");
        phone.getByLabel("Person").fill("bo");
        Chromium.send(phone, button(phone, "Page them"));
    }

    /// Bo reads the text message and sends its code back, as the phone company hands it on.
    private void answersByText() throws Exception {
        Pattern code = Pattern.compile("Reply (\\d+)a");
        Program.until("a text message came", SOON, () -> find(code).find());
        Matcher asked = find(code);
        assertThat(asked.find()).isTrue();

        HttpResponse<String> answer =
                post("/p/replies/sms", Map.of("From", BO, "Body", asked.group(1) + "a"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static Matcher find(Pattern pattern) {
        return pattern.matcher(String.join("\n", PHONES.received()));
    }

    private static void seesWhoIsHere(Page phone, String link) {
        phone.navigate(link + "/roll-call");
        assertThat(phone.locator("main")).containsText("Bo Lind");
        assertThat(phone.locator("li").filter(new Locator.FilterOptions().setHasText("Bo Lind")))
                .containsText("here");
    }

    private static String callsTheRosterAsADrill(Page phone, String link) {
        phone.navigate(link);
        phone.getByText("Page everybody…").click();
        phone.locator("input[name=sure]").check();
        phone.getByLabel("What shall they know?").fill("We practise tonight");
        phone.locator("input[name=drill]").check();
        button(phone, "Page 3 people").click();
        phone.waitForURL("**/roll-call");
        assertThat(phone.locator("main")).containsText("drill");
        String after = phone.url();
        return after.endsWith("/roll-call") ? after : after + "/roll-call";
    }

    private void cyAnswersByMail(Page phone) throws Exception {
        MimeMessage mail = mailTo("cy@example.org", "Drill");
        phone.navigate(link(mail) + "/roll-call");
        button(phone, "Here").click();
        assertThat(phone.locator("main")).containsText("You said: here");
    }

    private static void endsTheDrill(Page phone, String drill) {
        phone.navigate(drill);
        assertThat(phone.locator("li").filter(new Locator.FilterOptions().setHasText("Cy Mori")))
                .containsText("here");
        button(phone, "End the drill").click();
        assertThat(button(phone, "End the drill")).hasCount(0);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static MimeMessage mailTo(String person, String subject) {
        Program.until("a mail to " + person, SOON, () -> !mailsTo(person, subject).isEmpty());
        return mailsTo(person, subject).getFirst();
    }

    private static List<MimeMessage> mailsTo(String person, String subject) {
        return Arrays.stream(MailServer.mail().getReceivedMessages())
                .filter(mail -> GreenMailUtil.getHeaders(mail).contains(person))
                .filter(mail -> GreenMailUtil.getHeaders(mail).contains(subject))
                .toList();
    }

    private String link(MimeMessage mail) {
        String text = GreenMailUtil.getWholeMessage(mail).replace("=\r\n", "").replace("=3D", "=");
        Matcher link = Pattern.compile(Pattern.quote(address) + "/p/[A-Za-z0-9._-]+").matcher(text);
        assertThat(link.find()).as("a link in " + text).isTrue();
        return link.group();
    }

    /// Sends a form, signed as the phone company signs: HMAC-SHA-1 over the address and the sorted
    /// fields.
    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        StringBuilder signed = new StringBuilder(address + path);
        new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(PHONE_TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        byte[] signature = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
        String body =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Twilio-Signature", Base64.getEncoder().encodeToString(signature))
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
