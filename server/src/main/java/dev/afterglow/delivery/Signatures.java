package dev.afterglow.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Message authentication codes (RFC 2104).
final class Signatures {

    private Signatures() {}

    /// HMAC-SHA-256 in lower-case hexadecimal.
    static String hex(String key, String text) {
        return HexFormat.of().formatHex(mac("HmacSHA256", key, text));
    }

    static byte[] mac(String algorithm, String key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Every Java has " + algorithm, exception);
        }
    }
}
