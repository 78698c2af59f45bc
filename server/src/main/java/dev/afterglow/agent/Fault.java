package dev.afterglow.agent;

import java.io.IOException;

/// One fault, prepared and not yet made: how it is made, kept and undone.
interface Fault {

    /// A script for sh that undoes it: may run any number of times, needs nothing that lives, and
    /// ends with 0 only when the fault is seen to be gone.
    String undo();

    /// @throws IOException when it could not be made, or not whole
    void inject() throws IOException;

    /// Keeps it for a little longer, where the kernel would end it.
    ///
    /// @return false when it is no longer there
    boolean keep();

    /// Whether there is something to keep and to undo; not after a kill.
    default boolean lasts() {
        return true;
    }

    /// What it touched, for people.
    String words();
}
