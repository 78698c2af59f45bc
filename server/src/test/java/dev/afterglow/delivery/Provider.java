package dev.afterglow.delivery;

import java.util.List;

/// A stand-in for somebody else's server, on the loopback network.
interface Provider extends AutoCloseable {

    /// How it behaves from now on.
    void behave(Behaviour behaviour);

    /// Everything that it was sent, decoded as far as its senders understand it.
    List<String> received();

    @Override
    void close();

    /// What a provider can do to us.
    enum Behaviour {
        TAKES,
        IS_BUSY,
        REFUSES,
        /// Reads all and hangs up without an answer.
        CUTS_OFF
    }
}
