package dev.afterglow.delivery;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// The inbox inside the product: always there, seen by whoever signs in.
@Component
class InboxChannel implements Channel {

    private final InboxStore inbox;

    InboxChannel(InboxStore inbox) {
        this.inbox = inbox;
    }

    @Override
    public String name() {
        return ChannelName.INBOX;
    }

    @Override
    public Optional<String> whyNotReady() {
        return Optional.empty();
    }

    @Override
    public Optional<String> problemWith(String address) {
        return address.isBlank() ? Optional.of("expected the id of a person") : Optional.empty();
    }

    @Override
    public Outcome send(Outgoing outgoing) {
        return inbox.keep(outgoing, ChannelName.INBOX);
    }
}
