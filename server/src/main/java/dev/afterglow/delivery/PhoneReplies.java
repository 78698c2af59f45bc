package dev.afterglow.delivery;

import dev.afterglow.people.PublicAddress;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// The door for replies from phones.
@Service
public class PhoneReplies {

    private final PhoneProvider provider;
    private final PublicAddress address;
    private final ObjectProvider<PhoneReplyReader> readers;

    PhoneReplies(
            PhoneProvider provider,
            PublicAddress address,
            ObjectProvider<PhoneReplyReader> readers) {
        this.provider = provider;
        this.address = address;
        this.readers = readers;
    }

    /// Whether a request to one of our paths carries the provider's signature.
    public boolean isGenuine(String path, Map<String, String> fields, String signature) {
        return provider.isGenuine(address.of(path), fields, signature);
    }

    /// Does what a reply says, and tells what to say back.
    public String read(PhoneReply reply, Instant now) {
        return readers.orderedStream()
                .findFirst()
                .map(reader -> reader.read(reply, now))
                .orElse("Nobody here asked for a reply.");
    }
}
