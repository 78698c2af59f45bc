package dev.afterglow.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Our own PostgreSQL in a folder, made fit for real use.
///
/// The library that brings the binaries is made for tests, so its defaults are turned: commits
/// reach the disk, only a password opens it, it listens on loopback alone and on no socket, and
/// all its files lie below the folder. A PostgreSQL that outlived a killed server is adopted.
final class EmbeddedServer {

    static final String USER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int MAJOR_VERSION = 18;
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final int port;
    private final String password;
    private final @Nullable FolderLock lock;
    private final Runnable stop;

    private EmbeddedServer(int port, String password, @Nullable FolderLock lock, Runnable stop) {
        this.port = port;
        this.password = password;
        this.lock = lock;
        this.stop = stop;
    }

    static EmbeddedServer start(Path folder) {
        FolderLock lock = FolderLock.take(folder);
        try {
            Path cluster = folder.resolve("postgres");
            refuseOtherVersion(cluster);
            String password = password(folder);
            Optional<Postmaster> orphan = Postmaster.of(cluster);
            if (orphan.isPresent() && orphan.get().answers(password)) {
                LOG.warn("event=postgres-adopted pid={} consequence=none", orphan.get().pid());
                return adopt(orphan.get(), password, lock);
            }
            orphan.ifPresent(postmaster -> postmaster.stop(STOP_WITHIN));
            EmbeddedPostgres postgres = launch(folder, cluster);
            return new EmbeddedServer(postgres.getPort(), password, lock, () -> close(postgres));
        } catch (IOException exception) {
            lock.release();
            throw new DatabaseException(
                    "The embedded PostgreSQL in "
                            + folder
                            + " did not start; its log is in "
                            + folder.resolve("postgres.log"),
                    exception);
        } catch (RuntimeException exception) {
            lock.release();
            throw exception;
        }
    }

    /// The PostgreSQL that runs in the folder now, which somebody else stops.
    static Optional<EmbeddedServer> running(Path folder) {
        String password = readPassword(folder.resolve("postgres.password"));
        return Postmaster.of(folder.resolve("postgres"))
                .filter(postmaster -> postmaster.answers(password))
                .map(postmaster -> new EmbeddedServer(postmaster.port(), password, null, () -> {}));
    }

    String url() {
        return url(port);
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    String password() {
        return password;
    }

    void stop() {
        stop.run();
        if (lock != null) {
            lock.release();
        }
    }

    private static EmbeddedServer adopt(Postmaster orphan, String password, FolderLock lock) {
        return new EmbeddedServer(orphan.port(), password, lock, () -> orphan.stop(STOP_WITHIN));
    }

    private static EmbeddedPostgres launch(Path folder, Path cluster) throws IOException {
        Path passwordFile = folder.resolve("postgres.password").toAbsolutePath();
        Redirect log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster.toAbsolutePath())
                .setOverrideWorkingDirectory(folder.resolve("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WITHIN)
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                // These two reach initdb as --auth and --pwfile and win over its "-A trust".
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setConnectConfig("password", readPassword(passwordFile))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB")
                .start();
    }

    private static void refuseOtherVersion(Path cluster) throws IOException {
        Path version = cluster.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            return;
        }
        String found = Files.readString(version).strip();
        if (!found.equals(String.valueOf(MAJOR_VERSION))) {
            throw new DatabaseException(
                    "The folder %s holds data of PostgreSQL %s, this Afterglow brings %d: with the"
                                    .formatted(cluster, found, MAJOR_VERSION)
                            + " old one make a backup, move the folder away, then restore it here");
        }
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve("postgres.password");
        if (!Files.exists(file)) {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(secret));
        }
        return readPassword(file);
    }

    private static String readPassword(Path file) {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.isEmpty() ? "" : lines.get(0).strip();
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot read " + file, exception);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
            if (!postgres.getProcess().waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("event=postgres-still-stopping consequence=next-start-adopts-it");
            }
        } catch (IOException exception) {
            throw new DatabaseException("The embedded PostgreSQL did not stop", exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
