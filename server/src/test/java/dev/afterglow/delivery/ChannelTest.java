package dev.afterglow.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterglow.people.PublicAddress;
import dev.afterglow.testing.Provider;
import dev.afterglow.testing.ServerTest;
import dev.afterglow.testing.SmtpProvider;
import dev.afterglow.testing.WebProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every channel against a stand-in of its provider.
@ServerTest
class ChannelTest {

    @Autowired private InboxStore inbox;
    @Autowired private WebCall web;
    @Autowired private Secrets secrets;
    @Autowired private Vapid vapid;
    @Autowired private PublicAddress address;
    @Autowired private JsonMapper json;

    @Nested
    class Mail extends ChannelContract {
        private final SmtpProvider smtp = new SmtpProvider();

        @Override
        Channel channel() {
            return new EmailChannel(new SmtpSettings(smtp.url(), "pager@afterglow.example"), inbox);
        }

        @Override
        Provider provider() {
            return smtp;
        }

        @Override
        String address() {
            return "ana@example.org";
        }

        @Test
        void a_repeat_has_the_same_message_id() {
            channel().send(outgoing(1, false));
            channel().send(outgoing(2, true));

            assertThat(smtp.received())
                    .allSatisfy(mail ->
                            assertThat(mail).contains("Message-ID: <afterglow-7@afterglow>"));
        }
    }

    @Nested
    class Webhook extends ChannelContract {
        private final WebProvider receiver = new WebProvider();

        @Override
        Channel channel() {
            return new WebhookChannel(web, secrets, json);
        }

        @Override
        Provider provider() {
            return receiver;
        }

        @Override
        String address() {
            return receiver.url("/hook");
        }

        @Test
        void it_is_a_cloud_event_with_a_signature_over_time_and_body() {
            channel().send(outgoing(1, false));

            String body = receiver.received().getFirst();
            JsonNode event = json.readTree(body);
            assertThat(event.path("specversion").asString()).isEqualTo("1.0");
            assertThat(event.path("id").asString()).isEqualTo("afterglow-7");
            assertThat(event.path("type").asString()).isEqualTo("dev.afterglow.page");
            String signature = Signatures.hex(secrets.webhookKey(), "1772618400." + body);
            assertThat(receiver.headers().getFirst().get("Webhook-signature"))
                    .isEqualTo(List.of("t=1772618400,v1=" + signature));
        }

        @Test
        void a_private_address_that_no_administrator_approved_is_refused() {
            Outgoing approved = outgoing(1, false);
            Outgoing plain =
                    new Outgoing(
                            approved.id(),
                            approved.address(),
                            approved.person(),
                            approved.subject(),
                            approved.text(),
                            null,
                            approved.reference(),
                            approved.extras(),
                            1,
                            false,
                            false,
                            approved.startedAt());

            assertThat(channel().send(plain))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.reason()).contains("private network"));
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Nested
    class Chat extends ChannelContract {
        private final WebProvider room = new WebProvider();

        @Override
        Channel channel() {
            return new ChatChannel(web, json);
        }

        @Override
        Provider provider() {
            return room;
        }

        @Override
        String address() {
            return room.url("/hooks/xyz");
        }

        @Test
        void control_characters_of_the_chat_are_escaped() {
            channel().send(outgoing(1, false));

            assertThat(json.readTree(room.received().getFirst()).path("text").asString())
                    .contains("Nothing plays &lt;now&gt; &amp; then");
        }
    }

    @Nested
    class Ntfy extends ChannelContract {
        private final WebProvider push = new WebProvider();

        @Override
        Channel channel() {
            return new NtfyChannel(web, new PushSettings("mailto:a@b.example", "", ""), json);
        }

        @Override
        Provider provider() {
            return push;
        }

        @Override
        String address() {
            return push.url("/topic-of-ana");
        }

        @Test
        void a_page_is_urgent_and_names_its_topic() {
            channel().send(outgoing(1, false));

            JsonNode message = json.readTree(push.received().getFirst());
            assertThat(message.path("topic").asString()).isEqualTo("topic-of-ana");
            assertThat(message.path("priority").asInt()).isEqualTo(5);
        }
    }

    @Nested
    class Text extends ChannelContract {
        private final WebProvider phones = new WebProvider();

        @Override
        Channel channel() {
            return new SmsChannel(phoneProvider(phones));
        }

        @Override
        Provider provider() {
            return phones;
        }

        @Override
        String address() {
            return "+351210000000";
        }

        @Test
        void the_form_has_both_numbers_and_the_words() {
            Outcome outcome = channel().send(outgoing(1, false));

            assertThat(outcome).isEqualTo(new Outcome.Sent("SM1"));
            assertThat(phones.received().getFirst())
                    .contains("To=+351210000000", "From=+14155550100", "Nothing plays");
        }
    }

    @Nested
    class Call extends ChannelContract {
        private final WebProvider phones = new WebProvider();

        @Override
        Channel channel() {
            return new VoiceChannel(phoneProvider(phones), address);
        }

        @Override
        Provider provider() {
            return phones;
        }

        @Override
        String address() {
            return "+351210000000";
        }
    }

    @Nested
    class WebPush extends ChannelContract {
        private final WebProvider push = new WebProvider();
        private final Browser browser = new Browser();

        @Override
        Channel channel() {
            return new WebPushChannel(web, vapid, json);
        }

        @Override
        Provider provider() {
            return push;
        }

        @Override
        String address() {
            return browser.subscription(push.url("/push/1"));
        }

        /// The words are sealed for the browser, which sees more than the push service; that
        /// replaces the one by the other, for both have one topic.
        @Override
        @Test
        void a_repeat_says_so() {
            channel().send(outgoing(1, false));
            channel().send(outgoing(2, true));

            assertThat(push.headers())
                    .allSatisfy(header ->
                            assertThat(header.get("Topic")).isEqualTo(List.of("afterglow-7")));
            assertThat(shown(0).path("title").asString()).doesNotContain("may be a repeat");
            assertThat(shown(1).path("title").asString()).contains("may be a repeat");
        }

        @Test
        void the_browser_opens_what_was_sealed_for_it_and_nobody_else_can() throws Exception {
            channel().send(outgoing(1, false));

            JsonNode shown = shown(0);
            assertThat(shown.path("title").asString()).contains("Nothing plays <now> & then");
            assertThat(shown.path("text").asString()).contains("Stream starts fall");
            assertThat(shown.path("tag").asString()).isEqualTo("page:1:ana");
            byte[] body = push.rawBodies().getFirst();
            assertThatThrownBy(() -> new Browser().open(body))
                    .isInstanceOf(GeneralSecurityException.class);
            assertThat(push.headers().getFirst().get("Content-encoding"))
                    .isEqualTo(List.of("aes128gcm"));
        }

        private JsonNode shown(int number) {
            try {
                return json.readTree(browser.open(push.rawBodies().get(number)));
            } catch (GeneralSecurityException exception) {
                throw new AssertionError(exception);
            }
        }

        @Test
        void we_identify_ourselves_to_the_push_service() throws Exception {
            channel().send(outgoing(1, false));

            String authorization = push.headers().getFirst().get("Authorization").getFirst();
            String claims =
                    new String(
                            Base64.getUrlDecoder()
                                    .decode(authorization.substring(8).split("\\.")[1]),
                            StandardCharsets.UTF_8);
            URI endpoint = URI.create(push.url("/"));
            assertThat(Browser.isSigned(authorization)).isTrue();
            assertThat(authorization).startsWith("vapid t=").contains("k=" + vapid.publicKey());
            assertThat(json.readTree(claims).path("aud").asString())
                    .isEqualTo("http://" + endpoint.getAuthority());
        }
    }

    private PhoneProvider phoneProvider(WebProvider phones) {
        return new PhoneProvider(
                web, new PhoneSettings(phones.url(""), "AC1", "secret", "+14155550100"), json);
    }
}
