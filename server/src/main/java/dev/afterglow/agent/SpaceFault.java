package dev.afterglow.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Space on a disk that is taken by one file.
final class SpaceFault implements Fault {

    private static final long MEGABYTE_BYTES = 1 << 20;

    private final Path file;
    private final int megabytes;

    private SpaceFault(Path file, int megabytes) {
        this.file = file;
        this.megabytes = megabytes;
    }

    static SpaceFault prepared(FaultOrder order, Ceiling ceiling) throws IOException {
        return new SpaceFault(place(order, ceiling), megabytes(order, ceiling));
    }

    /// A name of our own within an allowed folder.
    static Path place(FaultOrder order, Ceiling ceiling) {
        String folder = order.text("folder");
        Path allowed =
                ceiling.folders().stream()
                        .filter(each -> each.toString().equals(folder))
                        .findFirst()
                        .orElseThrow(() -> Refusal.forbidden("folder: " + folder));
        if (!Files.isDirectory(allowed)) {
            throw new Refusal(404, "folder: there is no folder " + folder);
        }
        return allowed.resolve(PacketFault.PREFIX + order.name());
    }

    /// As many as leave the disk what must stay free.
    static int megabytes(FaultOrder order, Ceiling ceiling) throws IOException {
        int megabytes = order.number("megabytes", 1, ceiling.most().diskMegabytes());
        Path folder = Path.of(order.text("folder"));
        long free = Files.getFileStore(folder).getUsableSpace() / MEGABYTE_BYTES;
        if (free - megabytes < ceiling.keepFreeMegabytes()) {
            throw Refusal.forbidden(
                    "megabytes: %d of %d that are free, with %d kept free"
                            .formatted(megabytes, free, ceiling.keepFreeMegabytes()));
        }
        return megabytes;
    }

    @Override
    public void inject() throws IOException {
        Commands.Result made =
                Commands.run(List.of("fallocate", "-l", megabytes + "MiB", file.toString()), "");
        if (!made.isDone()) {
            throw new IOException("fallocate: " + made.output().strip());
        }
    }

    @Override
    public boolean keep() {
        return Files.exists(file);
    }

    @Override
    public String undo() {
        return "rm -f -- " + Commands.quoted(file.toString()) + "\n";
    }

    @Override
    public String words() {
        return megabytes + " MiB in " + file.getParent();
    }
}
