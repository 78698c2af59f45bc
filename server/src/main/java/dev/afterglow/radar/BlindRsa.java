package dev.afterglow.radar;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;

/// RSA blind signatures, RSABSSA of RFC 9474 (<https://www.rfc-editor.org/rfc/rfc9474>): whoever
/// signs does not see what is signed, and cannot recognise the signature later.
///
/// Tickets use RSABSSA-SHA384-PSS-Randomized, which the RFC recommends: a salt and 32 random bytes
/// before the message keep even a signer with a crooked key from recognising a message it guessed.
/// The other three variants differ by the length of the salt and by the prefix; they are here
/// because the RFC's test vectors cover them.
///
/// Blinding is information-theoretic: no length of key can undo it later. The length only guards
/// against forged tickets, and those are worth nothing once their round is over.
public final class BlindRsa {

    /// Bytes of salt in the variants named PSS; those named PSSZERO have none.
    public static final int SALT_BYTES = 48;

    /// Random bytes before the message in the variants named Randomized; the others have none.
    public static final int PREFIX_BYTES = 32;

    static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final int HASH_BYTES = 48;
    private static final byte TRAILER = (byte) 0xbc;

    private BlindRsa() {}

    /// A blinded message and what takes the blinding off again.
    ///
    /// @param message as many bytes as the modulus has
    public record Blinded(byte[] message, BigInteger inverse) {}

    /// Hides a message (section 4.2).
    ///
    /// @param input the prepared message: prefix, then message
    /// @param factor random, below the modulus; used once
    public static Blinded blind(BigInteger modulus, byte[] input, byte[] salt, BigInteger factor) {
        BigInteger encoded = new BigInteger(1, encode(modulus.bitLength() - 1, input, salt));
        if (!encoded.gcd(modulus).equals(BigInteger.ONE)) {
            throw new IllegalArgumentException("The message cannot be blinded under this key");
        }
        BigInteger hidden = encoded.multiply(factor.modPow(EXPONENT, modulus)).mod(modulus);
        return new Blinded(bytes(hidden, length(modulus)), factor.modInverse(modulus));
    }

    /// A factor for [#blind].
    public static BigInteger factor(BigInteger modulus, SecureRandom random) {
        BigInteger factor;
        do {
            factor = new BigInteger(modulus.bitLength(), random);
        } while (factor.signum() == 0
                || factor.compareTo(modulus) >= 0
                || !factor.gcd(modulus).equals(BigInteger.ONE));
        return factor;
    }

    /// Signs what it cannot read (section 4.3). Works on a number that it blinds once more itself,
    /// so that its time says nothing about the key.
    ///
    /// Throws an [IllegalArgumentException] when the message is not a number below the modulus.
    static byte[] sign(RSAPrivateCrtKey key, byte[] blinded, SecureRandom random) {
        BigInteger modulus = key.getModulus();
        BigInteger message = new BigInteger(1, blinded);
        if (blinded.length != length(modulus) || message.compareTo(modulus) >= 0) {
            throw new IllegalArgumentException(
                    "A blinded ticket has %d bytes and is below the modulus, was %d bytes"
                            .formatted(length(modulus), blinded.length));
        }
        BigInteger own = factor(modulus, random);
        BigInteger masked = message.multiply(own.modPow(EXPONENT, modulus)).mod(modulus);
        BigInteger signed = power(key, masked).multiply(own.modInverse(modulus)).mod(modulus);
        if (!signed.modPow(EXPONENT, modulus).equals(message)) {
            throw new IllegalStateException("The signature does not verify: the key is damaged");
        }
        return bytes(signed, length(modulus));
    }

    /// Takes the blinding off (section 4.4). Throws an [IllegalArgumentException] when the signer
    /// gave something that does not verify.
    public static byte[] finish(
            BigInteger modulus, byte[] input, byte[] blindSignature, Opening opening) {
        BigInteger signature =
                new BigInteger(1, blindSignature).multiply(opening.inverse()).mod(modulus);
        byte[] bytes = bytes(signature, length(modulus));
        if (blindSignature.length != bytes.length
                || !verify(modulus, input, bytes, opening.saltBytes())) {
            throw new IllegalArgumentException("The signer's answer does not verify");
        }
        return bytes;
    }

    /// What [#finish] needs beside the signature.
    public record Opening(BigInteger inverse, int saltBytes) {}

    /// Whether it is a signature over the prepared message; an ordinary RSASSA-PSS check.
    static boolean verify(BigInteger modulus, byte[] input, byte[] signature, int saltBytes) {
        try {
            Signature check = Signature.getInstance("RSASSA-PSS");
            check.setParameter(
                    new PSSParameterSpec(
                            "SHA-384", "MGF1", MGF1ParameterSpec.SHA384, saltBytes, 1));
            check.initVerify(
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)));
            check.update(input);
            return signature.length == length(modulus) && check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /// EMSA-PSS-ENCODE, RFC 8017 section 9.1.1, with SHA-384 and MGF1.
    private static byte[] encode(int bits, byte[] input, byte[] salt) {
        int length = (bits + 7) / 8;
        byte[] hash = hash(new byte[8], hash(input), salt);
        byte[] block = new byte[length - HASH_BYTES - 1];
        block[block.length - salt.length - 1] = 1;
        System.arraycopy(salt, 0, block, block.length - salt.length, salt.length);
        byte[] mask = mask(hash, block.length);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= mask[i];
        }
        block[0] &= (byte) (0xff >>> (8 * length - bits));
        byte[] encoded = Arrays.copyOf(block, length);
        System.arraycopy(hash, 0, encoded, block.length, HASH_BYTES);
        encoded[length - 1] = TRAILER;
        return encoded;
    }

    private static byte[] mask(byte[] seed, int length) {
        byte[] mask = new byte[length];
        for (int at = 0, counter = 0; at < length; at += HASH_BYTES, counter++) {
            byte[] part = hash(seed, bytes(BigInteger.valueOf(counter), 4));
            System.arraycopy(part, 0, mask, at, Math.min(HASH_BYTES, length - at));
        }
        return mask;
    }

    /// The private power, by the Chinese remainder theorem (RFC 8017, section 5.1.2).
    private static BigInteger power(RSAPrivateCrtKey key, BigInteger message) {
        BigInteger p = key.getPrimeP();
        BigInteger q = key.getPrimeQ();
        BigInteger first = message.mod(p).modPow(key.getPrimeExponentP(), p);
        BigInteger second = message.mod(q).modPow(key.getPrimeExponentQ(), q);
        BigInteger lift = first.subtract(second).multiply(key.getCrtCoefficient()).mod(p);
        return second.add(q.multiply(lift));
    }

    private static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-384");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Every JDK has SHA-384", exception);
        }
    }

    private static int length(BigInteger modulus) {
        return (modulus.bitLength() + 7) / 8;
    }

    private static byte[] bytes(BigInteger number, int length) {
        byte[] plain = number.toByteArray();
        byte[] bytes = new byte[length];
        int from = Math.max(0, plain.length - length);
        System.arraycopy(plain, from, bytes, length - (plain.length - from), plain.length - from);
        return bytes;
    }
}
