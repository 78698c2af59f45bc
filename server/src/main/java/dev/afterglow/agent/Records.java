package dev.afterglow.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// How each fault is undone, as scripts in a folder: on the disk before the fault is made, and
/// taken away when it is seen to be gone. The guard runs the same scripts.
final class Records {

    private static final String ENDING = ".undo";

    private final Path folder;

    Records(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path folder() {
        return folder;
    }

    /// Durable when it returns.
    void write(String name, String script) throws IOException {
        Path part = folder.resolve(name + ".part");
        try (FileChannel file =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(script.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(part, path(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel own = FileChannel.open(folder, StandardOpenOption.READ)) {
            own.force(true);
        }
    }

    /// Runs the script; the record goes when it says that the fault is gone.
    ///
    /// @return whether it is gone
    boolean undo(String name) throws IOException {
        Path script = path(name);
        if (!Files.exists(script)) {
            return true;
        }
        boolean gone = Commands.run(List.of("sh", script.toString()), "").isDone();
        if (gone) {
            Files.deleteIfExists(script);
        }
        return gone;
    }

    /// Names of what was made and is not known to be gone.
    List<String> left() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path each : all) {
                String file = String.valueOf(each.getFileName());
                names.add(file.substring(0, file.length() - ENDING.length()));
            }
        }
        return names;
    }

    private Path path(String name) {
        return folder.resolve(name + ENDING);
    }
}
