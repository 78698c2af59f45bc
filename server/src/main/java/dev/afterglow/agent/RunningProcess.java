package dev.afterglow.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A process as the kernel tells of it. Its number may be given to another one later, its number
/// and start together not.
///
/// @param started in ticks since the machine's start
/// @param state `R`, `S`, `T` (stopped), `Z` (dead, not yet taken note of) …
record RunningProcess(int pid, String name, char state, long started) {

    private static final Path PROC = Path.of("/proc");
    private static final int MOST = 100_000;

    /// All of a name, those that are dead left out.
    static List<RunningProcess> named(String name) throws IOException {
        List<RunningProcess> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path each : all) {
                if (found.size() >= MOST) {
                    break;
                }
                find(Integer.parseInt(String.valueOf(each.getFileName())))
                        .filter(process -> process.name().equals(name) && process.state() != 'Z')
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    static Optional<RunningProcess> find(int pid) {
        try {
            String stat =
                    Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            int open = stat.indexOf('(');
            int close = stat.lastIndexOf(')');
            String[] rest = stat.substring(close + 2).split(" ");
            return Optional.of(
                    new RunningProcess(
                            pid,
                            stat.substring(open + 1, close),
                            rest[0].charAt(0),
                            Long.parseLong(rest[19])));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// A line of a shell that leaves the script when this process is gone.
    String onlyWhileThere() {
        return """
        s=$(cat /proc/%d/stat 2>/dev/null) || exit 0
        set -- ${s##*) }
        [ "${20}" = %d ] || exit 0
        """
                .formatted(pid, started);
    }
}
