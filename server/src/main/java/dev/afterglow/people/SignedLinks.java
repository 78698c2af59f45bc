package dev.afterglow.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;

/// Links that carry their own permission: a purpose, a subject and an end, sealed with HMAC-SHA-256
/// (RFC 2104) under the server's secret. Nothing is stored; what must happen only once is up to the
/// owner of the purpose.
@Service
public class SignedLinks {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int LONGEST_TOKEN = 1_000;

    private final ServerSecret secret;

    SignedLinks(ServerSecret secret) {
        this.secret = secret;
    }

    /// What became of a token that was shown.
    public sealed interface Checked {

        /// It is ours and holds.
        record Valid(String subject) implements Checked {}

        /// It was ours, and ended.
        record Expired(String subject, Instant ended) implements Checked {}

        /// It is not ours, is for something else, or was changed.
        record Forged() implements Checked {}
    }

    /// A token of URL-safe characters that says "this subject, for this purpose, until then".
    public String sign(String purpose, String subject, Instant expires) {
        String body =
                ENCODER.encodeToString(subject.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + Long.toString(expires.getEpochSecond(), 36);
        return body + "." + ENCODER.encodeToString(seal(purpose, body));
    }

    /// The subject of a token that holds now.
    public Optional<String> verify(String purpose, String token, Instant now) {
        return check(purpose, token, now) instanceof Checked.Valid valid
                ? Optional.of(valid.subject())
                : Optional.empty();
    }

    /// The same, telling an ended token from a forged one.
    public Checked check(String purpose, String token, Instant now) {
        int lastDot = token.lastIndexOf('.');
        int firstDot = token.indexOf('.');
        if (token.length() > LONGEST_TOKEN || firstDot < 0 || firstDot == lastDot) {
            return new Checked.Forged();
        }
        String body = token.substring(0, lastDot);
        try {
            byte[] seal = Base64.getUrlDecoder().decode(token.substring(lastDot + 1));
            if (!MessageDigest.isEqual(seal, seal(purpose, body))) {
                return new Checked.Forged();
            }
            byte[] subject = Base64.getUrlDecoder().decode(body.substring(0, firstDot));
            Instant ends = Instant.ofEpochSecond(Long.parseLong(body.substring(firstDot + 1), 36));
            String text = new String(subject, StandardCharsets.UTF_8);
            return now.isBefore(ends) ? new Checked.Valid(text) : new Checked.Expired(text, ends);
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return new Checked.Forged();
        }
    }

    private byte[] seal(String purpose, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.key(), "HmacSHA256"));
            return mac.doFinal((purpose + "\n" + body).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Every Java has HmacSHA256", exception);
        }
    }
}
