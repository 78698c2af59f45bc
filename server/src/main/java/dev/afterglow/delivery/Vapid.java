package dev.afterglow.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Who we are to push services (RFC 8292): a key pair that is made once, and a short-lived token.
@Component
class Vapid {

    private static final Duration HOLDS = Duration.ofHours(12);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Secrets secrets;
    private final PushSettings settings;
    private final JsonMapper json;

    Vapid(Secrets secrets, PushSettings settings, JsonMapper json) {
        this.secrets = secrets;
        this.settings = settings;
        this.json = json;
    }

    /// Our public key as browsers want it when they subscribe.
    String publicKey() {
        return stored().substring(0, stored().indexOf('.'));
    }

    String authorization(URI endpoint, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority());
        claims.put("exp", now.plus(HOLDS).getEpochSecond());
        claims.put("sub", settings.contact());
        String signed =
                encode("{\"typ\":\"JWT\",\"alg\":\"ES256\"}")
                        + "."
                        + encode(json.writeValueAsString(claims));
        return "vapid t="
                + signed
                + "."
                + BASE64.encodeToString(sign(signed))
                + ", k="
                + publicKey();
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sign(String text) {
        String own = stored();
        byte[] key = Base64.getUrlDecoder().decode(own.substring(own.indexOf('.') + 1));
        try {
            PrivateKey secret =
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("The stored key of push messages is broken", exception);
        }
    }

    /// Public and private key, a dot between.
    private String stored() {
        return secrets.own(
                "vapid",
                () -> {
                    KeyPair pair = EllipticKeys.generate();
                    byte[] open = EllipticKeys.encode((ECPublicKey) pair.getPublic());
                    return BASE64.encodeToString(open)
                            + "."
                            + BASE64.encodeToString(pair.getPrivate().getEncoded());
                });
    }
}
