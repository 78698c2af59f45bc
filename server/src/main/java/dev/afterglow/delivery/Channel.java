package dev.afterglow.delivery;

import java.util.Optional;

/// A way out: sends one message to one address. A new one must pass `ChannelContract`.
interface Channel {

    /// One of [ChannelName].
    String name();

    /// Why nothing can be sent over this channel, with the setting to change; empty when it is
    /// ready.
    Optional<String> whyNotReady();

    /// What is wrong with the form of an address, in one sentence; empty when it can be tried.
    Optional<String> problemWith(String address);

    /// Calls the provider once. Blocks for at most the time-outs of the channel; interruption ends
    /// it early. Never throws for what the provider or the network does.
    Outcome send(Outgoing message);
}
