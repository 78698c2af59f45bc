package dev.afterglow.radar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlindRsaTest {

    private static final Vectors RFC = Vectors.read();
    private static final SecureRandom RANDOM = new SecureRandom();

    static List<Vectors.Vector> vectors() {
        return RFC.vectors();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_vectors_of_rfc_9474_come_out(Vectors.Vector vector) throws Exception {
        BigInteger factor = vector.inverse().modInverse(RFC.modulus());

        BlindRsa.Blinded blinded =
                BlindRsa.blind(RFC.modulus(), vector.input(), vector.saltBytes(), factor);
        byte[] blindSignature = BlindRsa.sign(key(), blinded.message(), RANDOM);
        byte[] signature =
                BlindRsa.finish(
                        RFC.modulus(),
                        vector.input(),
                        blindSignature,
                        new BlindRsa.Opening(vector.inverse(), vector.saltBytes().length));

        HexFormat hex = HexFormat.of();
        assertThat(hex.formatHex(blinded.message())).isEqualTo(vector.blinded_msg());
        assertThat(blinded.inverse()).isEqualTo(vector.inverse());
        assertThat(hex.formatHex(blindSignature)).isEqualTo(vector.blind_sig());
        assertThat(hex.formatHex(signature)).isEqualTo(vector.sig());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_signature_is_good_for_its_message_alone(Vectors.Vector vector) {
        byte[] signature = Vectors.bytes(vector.sig());
        int salt = vector.saltBytes().length;
        byte[] other = vector.input();
        other[5] ^= 1;
        byte[] damaged = signature.clone();
        damaged[100] ^= 1;

        assertThat(BlindRsa.verify(RFC.modulus(), vector.input(), signature, salt)).isTrue();
        assertThat(BlindRsa.verify(RFC.modulus(), other, signature, salt)).isFalse();
        assertThat(BlindRsa.verify(RFC.modulus(), vector.input(), damaged, salt)).isFalse();
        assertThat(BlindRsa.verify(RFC.modulus(), vector.input(), new byte[3], salt)).isFalse();
    }

    @Test
    void a_signer_that_answers_with_something_else_is_caught() {
        Vectors.Vector vector = RFC.vectors().getFirst();
        byte[] wrong = Vectors.bytes(vector.blind_sig());
        wrong[17] ^= 4;

        assertThatThrownBy(() ->
                        BlindRsa.finish(
                                RFC.modulus(),
                                vector.input(),
                                wrong,
                                new BlindRsa.Opening(vector.inverse(), 48)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_no_number_below_the_modulus_is_not_signed() throws Exception {
        RSAPrivateCrtKey key = key();
        byte[] modulus = Vectors.bytes(RFC.n());

        assertThatThrownBy(() -> BlindRsa.sign(key, modulus, RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlindRsa.sign(key, new byte[7], RANDOM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 7 bytes");
    }

    private static RSAPrivateCrtKey key() throws Exception {
        BigInteger p = new BigInteger(RFC.p(), 16);
        BigInteger q = new BigInteger(RFC.q(), 16);
        BigInteger d = new BigInteger(RFC.d(), 16);
        BigInteger one = BigInteger.ONE;
        return (RSAPrivateCrtKey)
                KeyFactory.getInstance("RSA")
                        .generatePrivate(
                                new RSAPrivateCrtKeySpec(
                                        RFC.modulus(),
                                        new BigInteger(RFC.e(), 16),
                                        d,
                                        p,
                                        q,
                                        d.mod(p.subtract(one)),
                                        d.mod(q.subtract(one)),
                                        q.modInverse(p)));
    }
}
