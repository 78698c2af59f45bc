package dev.afterglow.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Cores, memory or a disk kept busy by stress-ng, which ends when the fault's time is over at the
/// latest, without anybody. It waits for a word before it begins, so that the record of how to end
/// it is on the disk first; without the word it ends.
final class LoadFault implements Fault {

    private static final String WAIT_FOR_A_WORD = "IFS= read -r go && exec \"$@\"";

    private final Process process;
    private final RunningProcess leader;
    private final String folder;
    private final String words;

    private LoadFault(Process process, RunningProcess leader, String folder, String words) {
        this.process = process;
        this.leader = leader;
        this.folder = folder;
        this.words = words;
    }

    static LoadFault prepared(FaultOrder order, Ceiling ceiling) throws IOException {
        List<String> what = new ArrayList<>();
        String folder = "";
        switch (order.kind()) {
            case CPU ->
                    what.addAll(
                            List.of(
                                    "--cpu",
                                    number(order, "cores", ceiling.most().cores()),
                                    "--cpu-load",
                                    number(order, "percent", ceiling.most().cpuPercent())));
            case MEMORY ->
                    what.addAll(
                            List.of(
                                    "--vm",
                                    "1",
                                    "--vm-keep",
                                    "--vm-bytes",
                                    number(order, "megabytes", ceiling.most().memoryMegabytes())
                                            + "M"));
            default -> {
                folder = SpaceFault.place(order, ceiling).toString();
                what.addAll(
                        List.of(
                                "--hdd",
                                "1",
                                "--hdd-bytes",
                                SpaceFault.megabytes(order, ceiling) + "M",
                                "--temp-path",
                                folder));
            }
        }
        List<String> command =
                new ArrayList<>(List.of("setsid", "sh", "-c", WAIT_FOR_A_WORD, "load", "timeout"));
        // Its own --timeout hangs on a clock that can be set.
        command.addAll(List.of("-s", "KILL", order.most().toSeconds() + "s", "stress-ng"));
        command.addAll(List.of("--quiet", "--timeout", "0"));
        command.addAll(what);
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        RunningProcess leader =
                RunningProcess.find((int) process.pid())
                        .orElseThrow(() -> new IOException("setsid could not be started"));
        return new LoadFault(
                process, leader, folder, "process group %d: %s".formatted(process.pid(), what));
    }

    private static String number(FaultOrder order, String field, int most) {
        return String.valueOf(order.number(field, 1, most));
    }

    @Override
    public void inject() throws IOException {
        if (!folder.isEmpty()) {
            Files.createDirectory(Path.of(folder));
        }
        try (var stream = process.getOutputStream()) {
            stream.write('\n');
        }
    }

    @Override
    public boolean keep() {
        return process.isAlive();
    }

    /// Ends the whole group; another one can have its number only when it is gone. The leader may
    /// stay dead and unburied while the agent stands still.
    @Override
    public String undo() {
        String cleaned = folder.isEmpty() ? "" : "rm -rf -- " + Commands.quoted(folder) + "\n";
        return """
        (
        %skill -KILL -%d 2>/dev/null
        for try in 1 2 3 4 5 6 7 8 9 10; do
            s=$(cat /proc/%d/stat 2>/dev/null) || exit 0
            set -- ${s##*) }
            [ "$1" != Z ] || exit 0
            sleep 0.1
        done
        exit 1
        ) || exit 1
        %s\
        """
                .formatted(leader.onlyWhileThere(), leader.pid(), leader.pid(), cleaned);
    }

    @Override
    public String words() {
        return words;
    }
}
