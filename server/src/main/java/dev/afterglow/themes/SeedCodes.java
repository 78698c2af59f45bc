package dev.afterglow.themes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The codes a codebook begins with: the union of what incident-reporting systems of aviation and
/// wildland fire ask for, and of what operations people asked to see, in our own words.
final class SeedCodes {

    private static final List<Seed> ALL = read();

    private SeedCodes() {}

    /// @param parent the name of the wider code, which stands before it; empty at the top
    record Seed(CodeRules rules, String parent) {}

    /// Wider codes first.
    static List<Seed> all() {
        return ALL;
    }

    private static List<Seed> read() {
        try (InputStream file = SeedCodes.class.getResourceAsStream("/themes/seed-codes.yaml")) {
            Object loaded = new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return ((List<?>) loaded).stream().map(each -> seed((Map<?, ?>) each)).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("The codes we ship cannot be read", broken);
        }
    }

    private static Seed seed(Map<?, ?> fields) {
        return new Seed(
                new CodeRules(
                        word(fields, "name"),
                        word(fields, "definition"),
                        word(fields, "use"),
                        word(fields, "not"),
                        word(fields, "typical"),
                        word(fields, "near"),
                        word(fields, "gate")),
                word(fields, "under"));
    }

    private static String word(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        return value == null ? "" : value.toString();
    }
}
