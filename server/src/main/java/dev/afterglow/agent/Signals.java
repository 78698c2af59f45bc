package dev.afterglow.agent;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Sends signals as kill(2) does; the JDK knows only two of them.
final class Signals {

    static final int KILL = 9;
    static final int STOP = 19;
    static final int CONTINUE = 18;

    private final MethodHandle call;

    @SuppressWarnings("restricted") // The launcher allows native access.
    Signals() {
        Linker linker = Linker.nativeLinker();
        call =
                linker.downcallHandle(
                        linker.defaultLookup().find("kill").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    /// @return whether it was sent
    boolean send(int pid, int signal) {
        try {
            return (int) call.invokeExact(pid, signal) == 0;
        } catch (Throwable impossible) {
            throw new IllegalStateException("kill(2) could not be called", impossible);
        }
    }
}
