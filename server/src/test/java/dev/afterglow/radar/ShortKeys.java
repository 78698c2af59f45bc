package dev.afterglow.radar;

import java.security.SecureRandom;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/// Keys too short to trust, made in a blink: tests begin a round each, and the length of a key
/// changes nothing that they look at. The built jar, and so a story that starts it, has real ones.
@Component
@Primary
class ShortKeys extends TicketKeyMaker {

    private static final int BITS = 1024;

    private final SecureRandom random = new SecureRandom();

    @Override
    TicketKey make() {
        return TicketKey.generate(BITS, random);
    }
}
