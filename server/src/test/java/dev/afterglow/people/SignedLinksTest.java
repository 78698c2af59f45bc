package dev.afterglow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLinksTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    @TempDir private Path folder;

    @Test
    void a_link_holds_for_its_purpose_until_its_end() {
        SignedLinks links = links("");
        String token = links.sign("page", "42/ana", LATER);

        assertThat(links.verify("page", token, NOW)).contains("42/ana");
        assertThat(links.verify("page", token, LATER)).isEmpty();
        assertThat(links.verify("calendar", token, NOW)).isEmpty();
        assertThat(links.check("page", token, LATER))
                .isEqualTo(new SignedLinks.Checked.Expired("42/ana", LATER));
    }

    @Test
    void a_link_that_was_changed_in_any_place_is_forged() {
        SignedLinks links = links("");
        String token = links.sign("page", "42/ana", LATER);

        for (int place = 0; place < token.length() - 1; place++) {
            char other = token.charAt(place) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, place) + other + token.substring(place + 1);
            assertThat(links.check("page", changed, NOW))
                    .as("changed at %d: %s", place, changed)
                    .isEqualTo(new SignedLinks.Checked.Forged());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b", "%%%.!.?", "YQ.zzzzzzzzzzzzzzzz.YQ"})
    void nonsense_is_forged(String token) {
        assertThat(links("").check("page", token, NOW)).isEqualTo(new SignedLinks.Checked.Forged());
    }

    @Test
    void the_secret_is_kept_in_a_file_that_only_the_server_reads() throws Exception {
        String token = links("").sign("page", "42/ana", LATER);

        assertThat(links("").verify("page", token, NOW)).contains("42/ana");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void another_secret_makes_the_link_of_another_server_forged() {
        String token = links("a secret of thirty-two characters").sign("page", "42/ana", LATER);

        assertThat(links("another secret of thirty-two chars").verify("page", token, NOW))
                .isEmpty();
    }

    @Test
    void a_short_secret_is_refused_at_start() {
        assertThatThrownBy(() -> links("too short"))
                .hasMessageContaining("AFTERGLOW_SECRET must have at least 32 characters, has 9");
    }

    private SignedLinks links(String secret) {
        return new SignedLinks(new ServerSecret(secret, folder));
    }
}
