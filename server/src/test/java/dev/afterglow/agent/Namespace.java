package dev.afterglow.agent;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/// A network of its own, with nothing but a loopback; sockets that are opened within it live
/// there. Needs root.
final class Namespace implements AutoCloseable {

    private static final int NETWORK = 0x40000000;

    private final String name;

    Namespace(String name) {
        this.name = name;
        Commands.run(List.of("ip", "netns", "delete", name), "");
        must("ip", "netns", "add", name);
        must("ip", "-n", name, "link", "set", "lo", "up");
    }

    private static void must(String... command) {
        Commands.Result result = Commands.run(List.of(command), "");
        if (!result.isDone()) {
            throw new IllegalStateException(
                    String.join(" ", command) + " (root is needed): " + result.output());
        }
    }

    String name() {
        return name;
    }

    /// Opens something on a thread that is in this network and ends afterwards.
    <T> T within(Callable<T> open) throws Exception {
        FutureTask<T> task =
                new FutureTask<>(() -> {
                    enter();
                    return open.call();
                });
        Thread.ofPlatform().start(task).join();
        return task.get();
    }

    @SuppressWarnings("restricted") // Tests are run with native access.
    private void enter() throws Exception {
        Linker linker = Linker.nativeLinker();
        var libc = linker.defaultLookup();
        MethodHandle open =
                linker.downcallHandle(
                        libc.find("open").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        MethodHandle enter =
                linker.downcallHandle(
                        libc.find("setns").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int file = (int) open.invoke(arena.allocateFrom("/run/netns/" + name), 0);
            if (file < 0 || (int) enter.invoke(file, NETWORK) != 0) {
                throw new IllegalStateException("the network " + name + " cannot be entered");
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The tables of nftables in it.
    String tables() {
        return Commands.within(name, List.of("nft", "list", "tables"), "").output();
    }

    @Override
    public void close() {
        must("ip", "netns", "delete", name);
    }
}
