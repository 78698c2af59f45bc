package dev.afterglow.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Grafana's signature of a webhook: HMAC-SHA256 in hexadecimal over the body, or over
/// `timestamp:body` when the contact point names a header for the timestamp.
///
/// @param timestamp null when there is none
record GrafanaSignature(@Nullable String signature, @Nullable String timestamp) {

    static final String HEADER = "X-Grafana-Alerting-Signature";

    /// As the guide tells to name it in Grafana.
    static final String TIMESTAMP_HEADER = "X-Grafana-Alerting-Timestamp";

    static GrafanaSignature of(HttpServletRequest request) {
        return new GrafanaSignature(request.getHeader(HEADER), request.getHeader(TIMESTAMP_HEADER));
    }

    boolean isOf(byte[] body, String secret) {
        if (signature == null) {
            return false;
        }
        byte[] told = signature.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        byte[] right = signed(body, secret).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(told, right);
    }

    private String signed(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            if (timestamp != null) {
                mac.update((timestamp + ":").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Every Java has HmacSHA256", exception);
        }
    }
}
