package dev.afterglow.delivery;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A signed webhook: one CloudEvent 1.0 in structured JSON. The header `Webhook-Signature` is
/// `t=SECONDS,v1=HEX`, HMAC-SHA-256 with the server's webhook secret over `SECONDS.BODY`. A repeat
/// has the same `id`, as CloudEvents asks of duplicates.
@Component
class WebhookChannel implements Channel {

    private final WebCall web;
    private final Secrets secrets;
    private final JsonMapper json;

    WebhookChannel(WebCall web, Secrets secrets, JsonMapper json) {
        this.web = web;
        this.secrets = secrets;
        this.json = json;
    }

    @Override
    public String name() {
        return ChannelName.WEBHOOK;
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
        String body = json.writeValueAsString(event(outgoing));
        long seconds = outgoing.startedAt().getEpochSecond();
        String signature = Signatures.hex(secrets.webhookKey(), seconds + "." + body);
        return web.post(
                new WebCall.Post(
                        URI.create(outgoing.address()),
                        Map.of(
                                "Content-Type",
                                "application/cloudevents+json; charset=utf-8",
                                "Webhook-Signature",
                                "t=" + seconds + ",v1=" + signature,
                                "Idempotency-Key",
                                outgoing.stableId()),
                        BodyPublishers.ofString(body),
                        outgoing.isApproved()));
    }

    private Map<String, Object> event(Outgoing outgoing) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("subject", outgoing.oneLine());
        data.put("text", outgoing.body());
        data.put("may_be_repeat", outgoing.mayBeRepeat());
        if (!outgoing.extra("link").isEmpty()) {
            data.put("link", outgoing.extra("link"));
        }
        if (!outgoing.extra("json").isEmpty()) {
            data.putAll(fields(outgoing.extra("json")));
        }
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", outgoing.stableId());
        event.put("source", "/afterglow");
        event.put(
                "type",
                outgoing.extra("event").isEmpty()
                        ? "dev.afterglow.message"
                        : outgoing.extra("event"));
        event.put("subject", outgoing.reference());
        event.put("time", outgoing.startedAt().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return event;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> fields(String object) {
        return json.readValue(object, Map.class);
    }
}
