package dev.afterglow.delivery;

import dev.afterglow.delivery.WebPushCipher.Subscription;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Push to a browser or an installed page, without anybody's cloud account: Web Push (RFC 8030)
/// with encryption (RFC 8291) and our own identity (VAPID, RFC 8292). The address is the
/// subscription as the browser gives it, in JSON.
@Component
class WebPushChannel implements Channel {

    private static final int KEPT_SECONDS = 3600;
    private static final int LONGEST_TEXT = 1000;

    private final WebCall web;
    private final Vapid vapid;
    private final WebPushCipher cipher = new WebPushCipher();
    private final JsonMapper json;

    WebPushChannel(WebCall web, Vapid vapid, JsonMapper json) {
        this.web = web;
        this.vapid = vapid;
        this.json = json;
    }

    @Override
    public String name() {
        return ChannelName.WEB_PUSH;
    }

    @Override
    public Optional<String> whyNotReady() {
        return Optional.empty();
    }

    @Override
    public Optional<String> problemWith(String address) {
        try {
            Subscription subscription = subscription(address);
            return AddressGuard.problemWith(subscription.endpoint());
        } catch (JacksonException | IllegalArgumentException exception) {
            return Optional.of(
                    "A push subscription is JSON with endpoint, keys.p256dh and keys.auth");
        }
    }

    private Subscription subscription(String address) {
        JsonNode given = json.readTree(address);
        return Subscription.of(
                given.path("endpoint").asString(""),
                given.path("keys").path("p256dh").asString(""),
                given.path("keys").path("auth").asString(""));
    }

    @Override
    public Outcome send(Outgoing outgoing) {
        Subscription subscription = subscription(outgoing.address());
        URI endpoint = URI.create(subscription.endpoint());
        byte[] body = cipher.encrypt(content(outgoing), subscription);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("Content-Type", "application/octet-stream");
        headers.put("TTL", Integer.toString(KEPT_SECONDS));
        headers.put("Urgency", outgoing.isPage() ? "high" : "normal");
        headers.put("Topic", topic(outgoing));
        headers.put("Authorization", vapid.authorization(endpoint, outgoing.startedAt()));
        return web.post(
                new WebCall.Post(
                        endpoint,
                        headers,
                        BodyPublishers.ofByteArray(body),
                        outgoing.isApproved()));
    }

    /// A repeat replaces the message that it repeats; at most 32 characters.
    private static String topic(Outgoing outgoing) {
        return outgoing.stableId();
    }

    private byte[] content(Outgoing outgoing) {
        String text = outgoing.body();
        Map<String, Object> content = new HashMap<>();
        content.put("title", outgoing.oneLine());
        content.put("text", text.substring(0, Math.min(LONGEST_TEXT, text.length())));
        content.put("link", outgoing.extra("link"));
        content.put("tag", outgoing.reference());
        content.put("page", outgoing.isPage());
        return json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    }
}
