package dev.afterglow.delivery;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A chat room, through an incoming webhook as Slack and Mattermost have them.
@Component
class ChatChannel implements Channel {

    private final WebCall web;
    private final JsonMapper json;

    ChatChannel(WebCall web, JsonMapper json) {
        this.web = web;
        this.json = json;
    }

    @Override
    public String name() {
        return ChannelName.CHAT;
    }

    @Override
    public Optional<String> whyNotReady() {
        return Optional.empty();
    }

    @Override
    public Optional<String> problemWith(String address) {
        return AddressGuard.problemWith(address);
    }

    @Override
    public Outcome send(Outgoing outgoing) {
        return web.post(
                new WebCall.Post(
                        URI.create(outgoing.address()),
                        Map.of("Content-Type", "application/json; charset=utf-8"),
                        BodyPublishers.ofString(
                                json.writeValueAsString(Map.of("text", text(outgoing)))),
                        outgoing.isApproved()));
    }

    /// A link of a page carries its person's permission, so a room gets the words without it.
    private static String text(Outgoing outgoing) {
        String link = outgoing.person() == null ? "" : outgoing.extra("link");
        String head = "*" + escape(outgoing.oneLine()) + "*";
        if (link.isEmpty()) {
            return head + "\n" + escape(outgoing.body());
        }
        return head + "\n<" + link + "|" + label(outgoing) + ">";
    }

    private static String label(Outgoing outgoing) {
        String label = outgoing.extra("link-label");
        return escape(label.isEmpty() ? "Open" : label);
    }

    /// Slack's three control characters; without this a title could mention a whole channel.
    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
