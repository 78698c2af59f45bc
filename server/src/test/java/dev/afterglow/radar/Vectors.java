package dev.afterglow.radar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// The test vectors of RFC 9474, appendix A; all four share one key.
record Vectors(
        String source, String n, String e, String d, String p, String q, List<Vector> vectors) {

    /// All in hexadecimal digits.
    record Vector(
            String name,
            String msg,
            String msg_prefix,
            String salt,
            String inv,
            String blinded_msg,
            String blind_sig,
            String sig) {

        byte[] input() {
            return bytes(msg_prefix + msg);
        }

        byte[] saltBytes() {
            return bytes(salt);
        }

        BigInteger inverse() {
            return new BigInteger(inv, 16);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static String text() {
        try (InputStream file = Vectors.class.getResourceAsStream("/radar/rfc9474.json")) {
            return new String(
                    Objects.requireNonNull(file).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static Vectors read() {
        return JsonMapper.builder().build().readValue(text(), Vectors.class);
    }

    BigInteger modulus() {
        return new BigInteger(n, 16);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
