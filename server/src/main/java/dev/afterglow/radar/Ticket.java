package dev.afterglow.radar;

import java.util.HexFormat;
import java.util.regex.Pattern;

/// A ticket as its holder shows it: who drew it cannot be told from it.
///
/// @param slot 1 to 3
/// @param message the prepared message: 32 random bytes of prefix, then 32 of its own
/// @param signature of the key of this round and slot
public record Ticket(long cycle, int slot, byte[] message, byte[] signature) {

    /// The slots of a round: so many tickets a person.
    public static final int SLOTS = 3;

    static final int OWN_BYTES = 32;
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2}){1,1024}");

    public Ticket {
        if (slot < 1 || slot > SLOTS) {
            throw new IllegalArgumentException("A ticket's slot is 1 to 3, was " + slot);
        }
    }

    /// Reads what [#text()] wrote; anything else is an [IllegalArgumentException].
    public static Ticket parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4
                || !parts[0].matches("[0-9]{1,15}")
                || !parts[1].matches("[1-3]")
                || !HEX.matcher(parts[2]).matches()
                || !HEX.matcher(parts[3]).matches()) {
            throw new IllegalArgumentException(
                    "A ticket reads round.slot.message.signature, was "
                            + text.length()
                            + " other characters");
        }
        HexFormat hex = HexFormat.of();
        return new Ticket(
                Long.parseLong(parts[0]),
                Integer.parseInt(parts[1]),
                hex.parseHex(parts[2]),
                hex.parseHex(parts[3]));
    }

    public String text() {
        HexFormat hex = HexFormat.of();
        return cycle + "." + slot + "." + hex.formatHex(message) + "." + hex.formatHex(signature);
    }

    /// What is kept of a ticket that was handed in.
    String digest() {
        return Digests.of(HexFormat.of().formatHex(message));
    }
}
