package dev.afterglow.delivery;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/// Keys on the curve P-256, in the uncompressed form of 65 bytes that Web Push uses (SEC 1, 2.3.3).
final class EllipticKeys {

    private static final int COORDINATE = 32;
    private static final int LENGTH = 1 + 2 * COORDINATE;
    private static final byte UNCOMPRESSED = 4;

    private EllipticKeys() {}

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Every Java has P-256", exception);
        }
    }

    static byte[] encode(ECPublicKey key) {
        byte[] bytes = new byte[LENGTH];
        bytes[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), bytes, 1);
        put(key.getW().getAffineY(), bytes, 1 + COORDINATE);
        return bytes;
    }

    private static void put(BigInteger number, byte[] bytes, int from) {
        byte[] value = number.toByteArray();
        int skipped = Math.max(0, value.length - COORDINATE);
        int length = value.length - skipped;
        System.arraycopy(value, skipped, bytes, from + COORDINATE - length, length);
    }

    /// Throws an [IllegalArgumentException] for anything but a point of the curve in that form.
    static ECPublicKey decode(byte[] bytes) {
        if (bytes.length != LENGTH || bytes[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("A P-256 key has 65 bytes and begins with 4");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + COORDINATE));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + COORDINATE, LENGTH));
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec parameters = curve.getParameterSpec(ECParameterSpec.class);
            return (ECPublicKey)
                    KeyFactory.getInstance("EC")
                            .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
        } catch (GeneralSecurityException exception) {
            throw new IllegalArgumentException("Not a point of P-256", exception);
        }
    }
}
