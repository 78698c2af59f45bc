package dev.afterglow.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Names of problems, derived from what is said about them.
final class Keys {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int SEPARATOR = 0xff;
    private static final int LONGEST = 512;

    private Keys() {}

    /// The fingerprint that Prometheus gives a set of labels: FNV-1a, 64 bits, over names and
    /// values in
    /// the order of names, each followed by the byte 255 (prometheus/common, model/signature.go).
    static String fingerprint(Map<String, String> labels) {
        long hash = FNV_OFFSET;
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            hash = added(hash, label.getKey());
            hash = added(hash, label.getValue());
        }
        return HexFormat.of().toHexDigits(hash);
    }

    private static long added(long hash, String text) {
        long next = hash;
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            next = (next ^ (value & 0xff)) * FNV_PRIME;
        }
        return (next ^ SEPARATOR) * FNV_PRIME;
    }

    /// The key itself, or its digest when it is longer than an alert can keep.
    static String bounded(String key) {
        return key.length() <= LONGEST ? key : digest(key);
    }

    /// SHA-256 in hexadecimal.
    static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("Every Java has SHA-256", exception);
        }
    }
}
