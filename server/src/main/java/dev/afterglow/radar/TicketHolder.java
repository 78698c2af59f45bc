package dev.afterglow.radar;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/// Somebody's side of drawing tickets, in Java; the page's script does the same in the browser.
///
/// What it keeps until the tickets come back is known to nobody else.
public final class TicketHolder {

    private record Hidden(Tickets.Key key, byte[] input, BlindRsa.Blinded blinded) {}

    private final List<Hidden> hidden;

    private TicketHolder(List<Hidden> hidden) {
        this.hidden = hidden;
    }

    /// Prepares a ticket for each key.
    public static TicketHolder of(List<Tickets.Key> keys, SecureRandom random) {
        return new TicketHolder(keys.stream().map(key -> hide(key, random)).toList());
    }

    /// What is sent to be signed, one for each key.
    public List<Tickets.Request> requests() {
        HexFormat hex = HexFormat.of();
        return hidden.stream()
                .map(one ->
                        new Tickets.Request(
                                one.key().slot(), hex.formatHex(one.blinded().message())))
                .toList();
    }

    /// The tickets that the answers make; a slot that was refused has none.
    public List<Ticket> open(List<Tickets.Drawn> answers) {
        return IntStream.range(0, hidden.size())
                .boxed()
                .flatMap(index ->
                        answers.stream()
                                .filter(answer -> answer.slot() == hidden.get(index).key().slot())
                                .filter(answer -> !answer.signature().isEmpty())
                                .map(answer -> open(hidden.get(index), answer)))
                .toList();
    }

    private static Hidden hide(Tickets.Key key, SecureRandom random) {
        byte[] input = random(BlindRsa.PREFIX_BYTES + Ticket.OWN_BYTES, random);
        byte[] salt = random(BlindRsa.SALT_BYTES, random);
        BigInteger modulus = new BigInteger(key.modulus(), 16);
        return new Hidden(
                key, input, BlindRsa.blind(modulus, input, salt, BlindRsa.factor(modulus, random)));
    }

    private static Ticket open(Hidden one, Tickets.Drawn answer) {
        byte[] signature =
                BlindRsa.finish(
                        new BigInteger(one.key().modulus(), 16),
                        one.input(),
                        HexFormat.of().parseHex(answer.signature()),
                        new BlindRsa.Opening(one.blinded().inverse(), BlindRsa.SALT_BYTES));
        return new Ticket(
                one.key().cycle(),
                one.key().slot(),
                Arrays.copyOf(one.input(), one.input().length),
                signature);
    }

    private static byte[] random(int length, SecureRandom random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
