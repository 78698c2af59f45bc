package dev.afterglow.testing;

import java.util.List;

/// A stand-in for somebody else's server, on the loopback network.
public interface Provider extends AutoCloseable {

    /// How it behaves from now on.
    void behave(Behaviour behaviour);

    /// Everything that it took, decoded as far as its senders understand it, in the order of
    /// arrival.
    List<String> received();

    @Override
    void close();

    /// What a provider can do to us.
    enum Behaviour {
        TAKES,
        IS_BUSY,
        REFUSES,
        /// Reads all and hangs up without an answer.
        CUTS_OFF,
        /// Takes nothing and says nothing until it behaves in another way; then it hangs up.
        HANGS,
        /// Takes it and does not say so until it behaves in another way.
        TAKES_SILENTLY
    }
}
