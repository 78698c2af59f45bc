package dev.afterglow.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The clock of programs that were started under libfaketime, by the file that it reads
/// (`FAKETIME_TIMESTAMP_FILE`, with `FAKETIME_NO_CACHE=1`). The host's own clock is never set.
final class ClockFault implements Fault {

    private static final int LONGEST_OFFSET_SECONDS = 366 * 86_400;

    private final Path file;
    private final String written;

    private ClockFault(Path file, String written) {
        this.file = file;
        this.written = written;
    }

    static ClockFault prepared(FaultOrder order, Ceiling ceiling) {
        String name = order.text("file");
        Path file =
                ceiling.clockFiles().stream()
                        .filter(each -> each.toString().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Refusal.forbidden("file: " + name));
        if (!Files.isRegularFile(file)) {
            throw new Refusal(404, "file: there is no file " + file);
        }
        int offset = order.number("offset", -LONGEST_OFFSET_SECONDS, LONGEST_OFFSET_SECONDS);
        return new ClockFault(file, "%+d\n".formatted(offset));
    }

    @Override
    public void inject() throws IOException {
        Files.writeString(file, written);
    }

    @Override
    public boolean keep() {
        try {
            return Files.readString(file).equals(written);
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public String undo() {
        return "printf '+0\\n' >" + Commands.quoted(file.toString()) + "\n";
    }

    @Override
    public String words() {
        return "the clock by " + file + " is moved by " + written.strip() + " s";
    }
}
