package dev.afterglow.radar;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/// Makes the keys of rounds, half a second each.
@Component
class TicketKeyMaker {

    private static final int BITS = 2048;

    private final SecureRandom random = new SecureRandom();

    TicketKey make() {
        return TicketKey.generate(BITS, random);
    }
}
