package dev.afterglow.delivery.web;

import dev.afterglow.delivery.PhoneReplies;
import dev.afterglow.delivery.PhoneReply;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// Where the phone provider brings replies; each request proves itself by its signature.
@RestController
class PhoneReplyApi {

    private final PhoneReplies replies;
    private final InstantSource clock;

    PhoneReplyApi(PhoneReplies replies, InstantSource clock) {
        this.replies = replies;
        this.clock = clock;
    }

    @PostMapping("/p/replies/sms")
    ResponseEntity<String> text(
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signature) {
        if (!replies.isGenuine("/p/replies/sms", fields, signature)) {
            return forged();
        }
        PhoneReply reply =
                new PhoneReply.Text(
                        fields.getOrDefault("From", ""), fields.getOrDefault("Body", ""));
        return script("<Message>" + escape(replies.read(reply, clock.instant())) + "</Message>");
    }

    @PostMapping("/p/replies/voice/{token}")
    ResponseEntity<String> key(
            @PathVariable String token,
            @RequestParam Map<String, String> fields,
            @RequestHeader(name = "X-Twilio-Signature", defaultValue = "") String signature) {
        if (!replies.isGenuine("/p/replies/voice/" + token, fields, signature)) {
            return forged();
        }
        PhoneReply reply = new PhoneReply.Key(token, fields.getOrDefault("Digits", ""));
        return script("<Say>" + escape(replies.read(reply, clock.instant())) + "</Say>");
    }

    private static ResponseEntity<String> script(String inside) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                                + inside
                                + "</Response>");
    }

    private static ResponseEntity<String> forged() {
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .contentType(MediaType.TEXT_PLAIN)
                .body("The signature does not fit the request and AFTERGLOW_TWILIO_TOKEN.");
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }
}
