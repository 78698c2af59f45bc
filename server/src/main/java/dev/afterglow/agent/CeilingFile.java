package dev.afterglow.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the ceiling. A file that somebody other than root could change is no ceiling.
final class CeilingFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OTHERS_WRITE = 022;
    private static final int OTHERS_READ = 044;
    private static final int STICKY = 01000;
    private static final int SHORTEST_TOKEN = 20;
    private static final Set<String> KEYS =
            Set.of(
                    "token",
                    "kinds",
                    "addresses",
                    "namespaces",
                    "processes",
                    "leave_running",
                    "folders",
                    "keep_free_megabytes",
                    "clock_files",
                    "longest_seconds",
                    "longest_lease_ms",
                    "most_faults",
                    "most_loss_percent",
                    "most_cores",
                    "most_cpu_percent",
                    "most_memory_megabytes",
                    "most_disk_megabytes");

    private final String name;
    private final JsonNode root;

    private CeilingFile(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    /// @throws IllegalArgumentException saying what is wrong with it
    static Ceiling read(Path path) throws IOException {
        Path real = path.toRealPath();
        onlyRootChanges(real);
        JsonNode root;
        try {
            root = JSON.readTree(Files.readString(real));
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    path + ": expected JSON: " + wrong.getOriginalMessage(), wrong);
        }
        return new CeilingFile(path.toString(), root).ceiling();
    }

    private static void onlyRootChanges(Path file) throws IOException {
        for (Path each = file; each != null; each = each.getParent()) {
            int uid = (Integer) Files.getAttribute(each, "unix:uid");
            int mode = (Integer) Files.getAttribute(each, "unix:mode");
            boolean sticky = !each.equals(file) && (mode & STICKY) != 0;
            if (uid != 0 || ((mode & OTHERS_WRITE) != 0 && !sticky)) {
                throw new IllegalArgumentException(
                        "%s: only root may be able to change it, and %s belongs to user %d with"
                                        .formatted(file, each, uid)
                                + " mode %o".formatted(mode & 07777));
            }
        }
        int mode = (Integer) Files.getAttribute(file, "unix:mode");
        if ((mode & OTHERS_READ) != 0) {
            throw new IllegalArgumentException(
                    "%s: it holds the token, so only root may read it: chmod 600 %s"
                            .formatted(file, file));
        }
    }

    private Ceiling ceiling() {
        for (String key : root.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw wrong(key, "expected one of " + KEYS.stream().sorted().toList());
            }
        }
        String token = root.path("token").asString("");
        if (token.length() < SHORTEST_TOKEN) {
            throw wrong("token", "expected 20 characters or more");
        }
        Set<String> namespaces = new HashSet<>(texts("namespaces"));
        return new Ceiling(
                token,
                texts("kinds").stream().map(this::kind).collect(Collectors.toSet()),
                texts("addresses").stream().map(this::network).toList(),
                namespaces,
                Set.copyOf(texts("processes")),
                number("leave_running", 1, 0, 10_000),
                paths("folders"),
                number("keep_free_megabytes", 1_024, 1, 10_000_000),
                paths("clock_files"),
                Duration.ofSeconds(number("longest_seconds", 600, 1, 14_400)),
                Duration.ofMillis(number("longest_lease_ms", 2_000, 500, 600_000)),
                new Ceiling.Most(
                        number("most_faults", 4, 1, 100),
                        number("most_loss_percent", 100, 1, 100),
                        number("most_cores", 1, 1, 1_024),
                        number("most_cpu_percent", 100, 1, 100),
                        number("most_memory_megabytes", 256, 1, 10_000_000),
                        number("most_disk_megabytes", 256, 1, 10_000_000)));
    }

    private FaultKind kind(String word) {
        try {
            return FaultKind.of(word);
        } catch (Refusal unknown) {
            throw wrong("kinds", unknown.words());
        }
    }

    private Network network(String text) {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException none) {
            throw wrong("addresses", "expected networks such as 10.1.0.0/16, was '" + text + "'");
        }
    }

    private Set<Path> paths(String key) {
        Set<Path> paths = texts(key).stream().map(Path::of).collect(Collectors.toSet());
        for (Path path : paths) {
            if (!path.isAbsolute() || !path.normalize().equals(path)) {
                throw wrong(key, "expected whole paths without .., was '" + path + "'");
            }
        }
        return paths;
    }

    private List<String> texts(String key) {
        JsonNode value = root.path(key);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray() || value.valueStream().anyMatch(each -> !each.isString())) {
            throw wrong(key, "expected a list of texts");
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }

    private int number(String key, int usual, int least, int most) {
        JsonNode value = root.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong(key, "expected %d to %d, was %s".formatted(least, most, value));
        }
        return value.intValue();
    }

    private IllegalArgumentException wrong(String key, String expected) {
        return new IllegalArgumentException(name + ": " + key + ": " + expected);
    }
}
