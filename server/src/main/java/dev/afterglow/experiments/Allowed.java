package dev.afterglow.experiments;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The executables and hosts that activities may reach. Nothing is allowed unless it is named.
public final class Allowed {

    private final Set<Path> executables;
    private final Set<String> hosts;
    private final boolean shell;
    private final boolean files;
    private final List<Path> searchPath;

    private Allowed(
            Set<Path> executables,
            Set<String> hosts,
            boolean shell,
            boolean files,
            List<Path> path) {
        this.executables = executables;
        this.hosts = hosts;
        this.shell = shell;
        this.files = files;
        this.searchPath = path;
    }

    /// Nothing at all.
    public static Allowed nothing() {
        return new Allowed(Set.of(), Set.of(), false, false, List.of());
    }

    /// @param executables paths, or names to be found on the search path
    /// @param hosts `host` for any port, or `host:port`
    /// @param shell whether arguments written as one text may go through a shell
    /// @param searchPath folders as in the variable PATH
    /// @throws IllegalArgumentException naming an executable that is not there
    public static Allowed of(
            Collection<String> executables,
            Collection<String> hosts,
            boolean shell,
            String searchPath) {
        List<Path> folders =
                java.util.Arrays.stream(searchPath.split(":"))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList();
        Allowed search = new Allowed(Set.of(), Set.of(), false, true, folders);
        Set<Path> found = new HashSet<>();
        for (String name : executables) {
            found.add(
                    search.find(name)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "expected an executable that is there, was '"
                                                    + name
                                                    + "'")));
        }
        return new Allowed(
                found,
                hosts.stream()
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                shell,
                true,
                folders);
    }

    /// Hosts only: no program, no shell, and no look at files. What a server may do for others.
    static Allowed hosts(Collection<String> hosts) {
        Allowed named = of(List.of(), hosts, false, "");
        return new Allowed(Set.of(), named.hosts, false, false, List.of());
    }

    /// Whether activities may ask for files of this machine.
    boolean mayLookAtFiles() {
        return files;
    }

    /// Where a program is, as a shell would find it; empty when there is none to be run.
    Optional<Path> find(String program) {
        if (program.contains("/")) {
            String home = System.getProperty("user.home", "");
            String path = program.startsWith("~/") ? home + program.substring(1) : program;
            return executable(Path.of(path));
        }
        return searchPath.stream()
                .map(folder -> folder.resolve(program))
                .flatMap(path -> executable(path).stream())
                .findFirst();
    }

    /// The folder is resolved, the last name is not: programs that do what their name says stay
    /// apart.
    private static Optional<Path> executable(Path path) {
        try {
            if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
                return Optional.empty();
            }
            Path folder = path.toAbsolutePath().getParent();
            Path name = path.getFileName();
            return folder == null || name == null
                    ? Optional.empty()
                    : Optional.of(folder.toRealPath().resolve(name));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    boolean mayRun(Path executable) {
        return executables.contains(executable);
    }

    boolean maySpeakShell() {
        return shell;
    }

    /// Whether an address with http or https names an allowed host.
    boolean mayCall(URI address) {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) {
            return false;
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return false;
        }
        int port = address.getPort() > 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.contains(name) || hosts.contains(name + ":" + port);
    }
}
