package dev.afterglow.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What a browser does with a push: it subscribes, and opens what is sealed for it (RFC 8188 and
/// 8291), with a derivation of its own (RFC 5869) so that both sides cannot err alike. It also
/// does what a push service does before: it verifies who sends (RFC 8292).
final class Browser {

    private static final int SALT = 16;
    private static final int KEY = 65;

    private final KeyPair keys = EllipticKeys.generate();
    private final byte[] secret = "0123456789abcdef".getBytes(US_ASCII);

    /// The subscription in JSON, as `pushManager.subscribe()` gives it.
    String subscription(String endpoint) {
        return """
        {"endpoint":"%s","keys":{"p256dh":"%s","auth":"%s"}}\
        """
                .formatted(endpoint, base64(ownKey()), base64(secret));
    }

    private byte[] ownKey() {
        return EllipticKeys.encode((ECPublicKey) keys.getPublic());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The words that were sealed.
    String open(byte[] body) throws GeneralSecurityException {
        ByteBuffer sealed = ByteBuffer.wrap(body);
        byte[] salt = take(sealed, SALT);
        int recordSize = sealed.getInt();
        byte[] theirKey = take(sealed, sealed.get());
        byte[] text = take(sealed, sealed.remaining());
        if (theirKey.length != KEY || text.length > recordSize) {
            throw new GeneralSecurityException("Not one record with a key of P-256");
        }
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(EllipticKeys.decode(theirKey), true);
        byte[] info =
                ByteBuffer.allocate(14 + 2 * KEY)
                        .put("WebPush: info\0".getBytes(US_ASCII))
                        .put(ownKey())
                        .put(theirKey)
                        .array();
        byte[] shared = derive(agreement.generateSecret(), secret, info);
        byte[] key = derive(shared, salt, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII));
        byte[] nonce = derive(shared, salt, "Content-Encoding: nonce\0".getBytes(US_ASCII));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(key, 16), "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(nonce, 12)));
        byte[] opened = cipher.doFinal(text);
        int end = opened.length - 1;
        while (opened[end] == 0) {
            end--;
        }
        if (opened[end] != 2) {
            throw new GeneralSecurityException("The last record ends with 2");
        }
        return new String(opened, 0, end, UTF_8);
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] taken = new byte[length];
        from.get(taken);
        return taken;
    }

    /// The first 32 bytes of HKDF with SHA-256.
    private static byte[] derive(byte[] input, byte[] salt, byte[] info)
            throws GeneralSecurityException {
        byte[] pseudoRandom = hmac(salt, input);
        return hmac(
                pseudoRandom, ByteBuffer.allocate(info.length + 1).put(info).put((byte) 1).array());
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    /// Whether a sender is who they say: `vapid t=TOKEN, k=KEY` is signed with that key.
    static boolean isSigned(String authorization) throws GeneralSecurityException {
        String[] parts = authorization.substring("vapid t=".length()).split(", k=");
        int dot = parts[0].lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(EllipticKeys.decode(Base64.getUrlDecoder().decode(parts[1])));
        signature.update(parts[0].substring(0, dot).getBytes(US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[0].substring(dot + 1)));
    }
}
