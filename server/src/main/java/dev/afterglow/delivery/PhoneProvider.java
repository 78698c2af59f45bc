package dev.afterglow.delivery;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The provider of text messages and calls: form requests out, signed form requests back.
@Component
class PhoneProvider {

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");

    private final WebCall web;
    private final PhoneSettings settings;
    private final JsonMapper json;

    PhoneProvider(WebCall web, PhoneSettings settings, JsonMapper json) {
        this.web = web;
        this.settings = settings;
        this.json = json;
    }

    Optional<String> whyNotReady() {
        return settings.isSet()
                ? Optional.empty()
                : Optional.of(
                        "no phone provider is set: AFTERGLOW_TWILIO_ACCOUNT, _TOKEN and _FROM");
    }

    /// Numbers are written as in ITU-T E.164.
    static Optional<String> problemWith(String address) {
        return NUMBER.matcher(address).matches()
                ? Optional.empty()
                : Optional.of("\"" + address + "\" must be a phone number such as +351210000000");
    }

    /// @param resource `Messages` or `Calls`
    Outcome post(String resource, Outgoing outgoing, Map<String, String> fields) {
        Map<String, String> form = new TreeMap<>(fields);
        form.put("To", outgoing.address());
        form.put("From", settings.from());
        String path =
                "/2010-04-01/Accounts/" + encode(settings.account()) + "/" + resource + ".json";
        String credentials = settings.account() + ":" + settings.token();
        String basic =
                Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return web.post(
                new WebCall.Post(
                        URI.create(settings.url() + path),
                        Map.of(
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Authorization",
                                "Basic " + basic,
                                "I-Twilio-Idempotency-Token",
                                outgoing.stableId()),
                        BodyPublishers.ofString(encode(form)),
                        true),
                this::id);
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String id(String answer) {
        try {
            return json.readTree(answer).path("sid").asString("");
        } catch (JacksonException exception) {
            return "";
        }
    }

    /// Whether a request of the provider is genuine: base64 of HMAC-SHA-1 over the address that it
    /// called, followed by each field's name and value in the order of names.
    boolean isGenuine(String url, Map<String, String> fields, String signature) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
        byte[] expected = Signatures.mac("HmacSHA1", settings.token(), signed.toString());
        byte[] given;
        try {
            given = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException exception) {
            return false;
        }
        return settings.isSet() && java.security.MessageDigest.isEqual(expected, given);
    }
}
