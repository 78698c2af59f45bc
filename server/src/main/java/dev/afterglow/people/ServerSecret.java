package dev.afterglow.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The secret that seals links: `AFTERGLOW_SECRET`, or the file `secret` in the data folder, which
/// is written at the first use. Servers that share one database need the same secret.
@Component
class ServerSecret {

    private static final int FEWEST_CHARACTERS = 32;
    private static final int BYTES = 32;

    private final String given;
    private final Path file;
    private byte @Nullable [] key;

    ServerSecret(
            @Value("${afterglow.secret:}") String given,
            @Value("${afterglow.database.folder:data}") Path folder) {
        if (!given.isEmpty() && given.length() < FEWEST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "AFTERGLOW_SECRET must have at least 32 characters, has " + given.length());
        }
        this.given = given;
        this.file = folder.resolve("secret");
    }

    synchronized byte[] key() {
        byte[] known = key;
        if (known == null) {
            String text = given.isEmpty() ? readOrWrite() : given;
            known = text.getBytes(StandardCharsets.UTF_8);
            key = known;
        }
        return known;
    }

    private String readOrWrite() {
        try {
            if (!Files.exists(file)) {
                write();
            }
            String text = Files.readString(file).strip();
            if (text.length() < FEWEST_CHARACTERS) {
                throw new IllegalStateException(
                        "The secret in "
                                + file
                                + " is shorter than 32 characters; restore or remove it");
            }
            return text;
        } catch (IOException exception) {
            throw new UncheckedIOException("The secret in " + file + " cannot be read", exception);
        }
    }

    private void write() throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "secret",
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, HexFormat.of().formatHex(random), StandardOpenOption.WRITE);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // Its secret is as good as ours, and now everybody's.
        } finally {
            Files.delete(fresh);
        }
    }
}
