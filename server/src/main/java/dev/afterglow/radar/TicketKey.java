package dev.afterglow.radar;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/// The key of one round and slot.
///
/// @param secret the private half in PKCS #8; null once the round is closed
record TicketKey(long cycle, int slot, BigInteger modulus, byte @Nullable [] secret) {

    /// A fresh key that belongs to no round yet; see [#at].
    ///
    /// @param bits length of the modulus
    static TicketKey generate(int bits, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits, random);
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
            return new TicketKey(0, 1, key.getModulus(), key.getEncoded());
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Every JDK makes RSA keys", exception);
        }
    }

    TicketKey at(long otherCycle, int otherSlot) {
        return new TicketKey(otherCycle, otherSlot, modulus, secret);
    }

    /// Throws an [IllegalStateException] when the round is closed.
    RSAPrivateCrtKey privateKey() {
        if (secret == null) {
            throw new IllegalStateException("Round " + cycle + " is closed; its keys are deleted");
        }
        try {
            return (RSAPrivateCrtKey)
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(secret));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(
                    "The key of round " + cycle + ", slot " + slot + " is damaged", exception);
        }
    }
}
