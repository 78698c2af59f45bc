package dev.afterglow.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import io.airlift.compress.v3.snappy.SnappyJavaCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteWriteTest {

    private static final Instant AT = Instant.parse("2026-03-04T10:00:00.250Z");

    /// The bit pattern with which Prometheus says that a series has ended.
    private static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    @Test
    void version_one_is_read() throws IOException {
        byte[] body = snappy(version1("stream_starts_total", "es", 12.5));

        assertThat(RemoteWrite.read(body, false))
                .containsExactly(
                        new PushedPoint(
                                "stream_starts_total", Map.of("country", "es"), AT, 12.5, false));
    }

    @Test
    void version_two_is_read_through_its_symbols() throws IOException {
        byte[] body = snappy(version2(12.5));

        assertThat(RemoteWrite.read(body, true))
                .containsExactly(
                        new PushedPoint(
                                "stream_starts_total", Map.of("country", "es"), AT, 12.5, false));
    }

    @Test
    void a_stale_marker_is_not_a_number() throws IOException {
        byte[] body = snappy(version1("stream_starts_total", "es", STALE));

        assertThat(RemoteWrite.read(body, false).getFirst().value()).isNaN();
    }

    @Test
    void what_is_not_snappy_is_refused() {
        byte[] garbage = {(byte) 0x90, 1, 2, 3, 4, 5};

        assertThatThrownBy(() -> RemoteWrite.read(garbage, false)).isInstanceOf(BadBody.class);
    }

    @Test
    void protobuf_that_is_cut_off_is_refused() throws IOException {
        byte[] whole = version1("stream_starts_total", "es", 1);
        byte[] body = snappy(Arrays.copyOf(whole, whole.length - 3));

        assertThatThrownBy(() -> RemoteWrite.read(body, false)).isInstanceOf(BadBody.class);
    }

    @Test
    void a_reference_to_no_symbol_is_refused() throws IOException {
        byte[] body = snappy(message(out -> out.writeByteArray(5, references(List.of(7, 8), 1))));

        assertThatThrownBy(() -> RemoteWrite.read(body, true))
                .isInstanceOf(BadBody.class)
                .hasMessageContaining("symbol 7");
    }

    private static byte[] version1(String name, String country, double value) throws IOException {
        return message(out ->
                out.writeByteArray(
                        1,
                        message(series -> {
                            series.writeByteArray(1, label("__name__", name));
                            series.writeByteArray(1, label("country", country));
                            series.writeByteArray(2, sample(value));
                        })));
    }

    private static byte[] version2(double value) throws IOException {
        return message(out -> {
            for (String symbol : List.of("", "__name__", "stream_starts_total", "country", "es")) {
                out.writeString(4, symbol);
            }
            out.writeByteArray(5, references(List.of(1, 2, 3, 4), value));
        });
    }

    private static byte[] references(List<Integer> symbols, double value) throws IOException {
        byte[] packed =
                message(out -> {
                    for (int symbol : symbols) {
                        out.writeUInt32NoTag(symbol);
                    }
                });
        return message(series -> {
            series.writeByteArray(1, packed);
            series.writeByteArray(2, sample(value));
        });
    }

    private static byte[] label(String name, String value) throws IOException {
        return message(out -> {
            out.writeString(1, name);
            out.writeString(2, value);
        });
    }

    private static byte[] sample(double value) throws IOException {
        return message(out -> {
            out.writeDouble(1, value);
            out.writeInt64(2, AT.toEpochMilli());
        });
    }

    private interface Part {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Part part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        part.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    static byte[] snappy(byte[] plain) {
        SnappyJavaCompressor compressor = new SnappyJavaCompressor();
        byte[] out = new byte[compressor.maxCompressedLength(plain.length)];
        int length = compressor.compress(plain, 0, plain.length, out, 0, out.length);
        return Arrays.copyOf(out, length);
    }
}
