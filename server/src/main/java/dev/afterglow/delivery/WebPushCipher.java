package dev.afterglow.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts a push message for one browser. RFC 8291, section 3.4, for the keys; RFC 8188, section
/// 2, for the one record of content.
final class WebPushCipher {

    private static final int SALT = 16;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int SHARED = 32;
    private static final int TAG_BITS = 128;
    private static final int RECORD = 4096;
    private static final byte LAST_RECORD = 2;

    private final SecureRandom random = new SecureRandom();

    /// What a browser gives to those who may push to it.
    ///
    /// @param key its public key
    /// @param secret its authentication secret, 16 bytes in base64url
    record Subscription(String endpoint, ECPublicKey key, String secret) {

        /// Throws an [IllegalArgumentException] for malformed keys.
        static Subscription of(String endpoint, String p256dh, String auth) {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            if (decoder.decode(auth).length != SALT) {
                throw new IllegalArgumentException("The secret of a subscription has 16 bytes");
            }
            return new Subscription(endpoint, EllipticKeys.decode(decoder.decode(p256dh)), auth);
        }
    }

    byte[] encrypt(byte[] content, Subscription subscription) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return encrypt(content, subscription, EllipticKeys.generate(), salt);
    }

    byte[] encrypt(byte[] content, Subscription subscription, KeyPair own, byte[] salt) {
        try {
            byte[] ownKey = EllipticKeys.encode((ECPublicKey) own.getPublic());
            byte[] theirKey = EllipticKeys.encode(subscription.key());
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.getPrivate());
            agreement.doPhase(subscription.key(), true);
            byte[] info = join(label("WebPush: info"), theirKey, ownKey);
            byte[] secret = Base64.getUrlDecoder().decode(subscription.secret());
            byte[] shared = derive(agreement.generateSecret(), secret, info, SHARED);
            byte[] key = derive(shared, salt, label("Content-Encoding: aes128gcm"), KEY);
            byte[] nonce = derive(shared, salt, label("Content-Encoding: nonce"), NONCE);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(join(content, new byte[] {LAST_RECORD}));
            ByteBuffer header = ByteBuffer.allocate(SALT + Integer.BYTES + 1);
            header.put(salt).putInt(RECORD).put((byte) ownKey.length);
            return join(header.array(), ownKey, sealed);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("Every Java has ECDH, HKDF and AES-GCM", exception);
        }
    }

    private static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addIKM(secret)
                                .addSalt(salt)
                                .thenExpand(info, length));
    }

    /// A label of the derivation, ended by a zero.
    private static byte[] label(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
