package dev.afterglow.radar;

import java.security.SecureRandom;
import org.springframework.context.annotation.Primary;

/// Keys too short to trust, made in a blink: tests begin a round each, and the length of a key
/// changes nothing that they look at. The story and the demo have real ones.
@Primary
class ShortKeys extends TicketKeyMaker {

    private static final int BITS = 1024;

    private final SecureRandom random = new SecureRandom();

    @Override
    TicketKey make() {
        return TicketKey.generate(BITS, random);
    }
}
