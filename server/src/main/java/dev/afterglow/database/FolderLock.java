package dev.afterglow.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// One Afterglow a folder: held by the operating system, so a killed process lets go of it.
final class FolderLock {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        Path file = folder.resolve("afterglow.lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new DatabaseException(
                        "Another Afterglow (process %s) already serves the folder %s: stop it, or"
                                        .formatted(
                                                Files.readString(file).strip(),
                                                folder.toAbsolutePath())
                                + " give this one its own with AFTERGLOW_DATA");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            String.valueOf(ProcessHandle.current().pid())
                                    .getBytes(StandardCharsets.UTF_8)));
            return new FolderLock(channel);
        } catch (IOException exception) {
            throw new DatabaseException(
                    "Cannot write to the folder " + folder.toAbsolutePath(), exception);
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException exception) {
            throw new DatabaseException("Cannot release the lock of the folder", exception);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException exception) {
            return null;
        }
    }
}
