package dev.afterglow.radar;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.afterglow.story.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The page's own script is held to the test vectors of RFC 9474, in a real browser.
class BlindRsaStory {

    private static final String PLACE = "http://localhost/";

    private static final String RUN =
            """
            async text => {
              const rsa = await import('/blind-rsa.js');
              const rfc = JSON.parse(text);
              const modulus = BigInt('0x' + rfc.n);
              const modInverse = (number, modulus) => {
                let [a, b, x, y] = [number % modulus, modulus, 1n, 0n];
                while (b) {
                  const times = a / b;
                  [a, b, x, y] = [b, a - times * b, y, x - times * y];
                }
                return ((x % modulus) + modulus) % modulus;
              };
              const lines = [];
              for (const vector of rfc.vectors) {
                const input = rsa.fromHex(vector.msg_prefix + vector.msg);
                const salt = rsa.fromHex(vector.salt);
                const inverse = BigInt('0x' + vector.inv);
                const hidden = await rsa.blind(modulus, input, salt, modInverse(inverse, modulus));
                const signature = await rsa.finish(
                  modulus, input, rsa.fromHex(vector.blind_sig), hidden.inverse, salt.length);
                const wrong = rsa.fromHex(vector.blind_sig);
                wrong[3] ^= 1;
                const caught = await rsa
                  .finish(modulus, input, wrong, hidden.inverse, salt.length)
                  .then(() => false, () => true);
                lines.push([
                  vector.name,
                  rsa.toHex(hidden.message) === vector.blinded_msg,
                  hidden.inverse === inverse,
                  rsa.toHex(signature) === vector.sig,
                  caught,
                ].join(' '));
              }
              return lines;
            }
            """;

    @Test
    void the_vectors_of_rfc_9474_come_out_in_the_browser() {
        try (Chromium chromium = new Chromium(PLACE)) {
            Page page = chromium.desk();
            page.route("**/*", BlindRsaStory::serve);
            page.navigate(PLACE);

            Object lines = page.evaluate(RUN, Vectors.text());

            assertThat(lines)
                    .isEqualTo(
                            Vectors.read().vectors().stream()
                                    .map(vector -> vector.name() + " true true true true")
                                    .toList());
        }
    }

    /// The one script under the policy of the server's pages.
    private static void serve(Route route) {
        boolean isScript = route.request().url().endsWith("/blind-rsa.js");
        route.fulfill(
                new Route.FulfillOptions()
                        .setStatus(200)
                        .setHeaders(
                                Map.of(
                                        "content-security-policy",
                                        "default-src 'none'; script-src 'self'"))
                        .setContentType(isScript ? "text/javascript" : "text/html")
                        .setBody(isScript ? script() : "<!doctype html><title>t</title>"));
    }

    private static String script() {
        try (InputStream file = BlindRsaStory.class.getResourceAsStream("/static/blind-rsa.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
