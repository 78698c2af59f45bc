package dev.afterglow.delivery;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Push to a phone through an ntfy server, yours or any; the address is that of the topic,
/// `https://ntfy.example.org/my-secret-topic`. Published as JSON, so that any language arrives.
@Component
class NtfyChannel implements Channel {

    private static final int URGENT = 5;
    private static final int USUAL = 3;

    private final WebCall web;
    private final PushSettings settings;
    private final JsonMapper json;

    NtfyChannel(WebCall web, PushSettings settings, JsonMapper json) {
        this.web = web;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String name() {
        return ChannelName.NTFY;
    }

    @Override
    public Optional<String> whyNotReady() {
        return Optional.empty();
    }

    @Override
    public Optional<String> problemWith(String address) {
        Optional<String> problem = AddressGuard.problemWith(address);
        if (problem.isPresent()) {
            return problem;
        }
        return topic(URI.create(address)).matches("[-_A-Za-z0-9]{1,64}")
                ? Optional.empty()
                : Optional.of("\"" + address + "\" must end with the name of a topic");
    }

    private static String topic(URI address) {
        String path = address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public Outcome send(Outgoing outgoing) {
        URI topic = URI.create(outgoing.address());
        boolean isOwn = isOwnServer(outgoing.address());
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        if (isOwn && !settings.ntfyToken().isEmpty()) {
            headers.put("Authorization", "Bearer " + settings.ntfyToken());
        }
        return web.post(
                new WebCall.Post(
                        topic.resolve("."),
                        headers,
                        BodyPublishers.ofString(
                                json.writeValueAsString(message(outgoing, topic(topic)))),
                        outgoing.isApproved() || isOwn));
    }

    private boolean isOwnServer(String address) {
        String own = settings.ntfyUrl();
        return !own.isEmpty() && address.startsWith(own.endsWith("/") ? own : own + "/");
    }

    private static Map<String, Object> message(Outgoing outgoing, String topic) {
        Map<String, Object> message = new HashMap<>();
        String link = outgoing.extra("link");
        message.put("topic", topic);
        message.put("title", outgoing.oneLine());
        message.put("message", outgoing.body());
        message.put("priority", outgoing.isPage() ? URGENT : USUAL);
        if (!link.isEmpty()) {
            message.put("click", link);
        }
        if (outgoing.isPage() && !link.isEmpty()) {
            message.put(
                    "actions",
                    List.of(
                            Map.of(
                                    "action", "http",
                                    "label", "I have it",
                                    "url", link,
                                    "method", "POST",
                                    "clear", true)));
        }
        return message;
    }
}
