package dev.afterglow.metrics;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads Prometheus remote write 1.0 and 2.0: protobuf in one block of raw snappy.
/// https://prometheus.io/docs/specs/prw/remote_write_spec_2_0/
public final class RemoteWrite {

    private static final int LONGEST_BYTES = 32 << 20;
    private static final String NAME = "__name__";

    /// Fields that hold the series: `timeseries` of `prometheus.WriteRequest` and of
    /// `io.prometheus.write.v2.Request`, and the latter's `symbols`.
    private static final int TIMESERIES_1 = 1;

    private static final int SYMBOLS = 4;
    private static final int TIMESERIES_2 = 5;

    private final List<String> symbols = new ArrayList<>();
    private final List<PushedPoint> points = new ArrayList<>();

    private RemoteWrite() {}

    /// Reads a body.
    ///
    /// @param second whether it is of version 2.0
    /// @throws BadBody if it is no such thing
    public static List<PushedPoint> read(byte[] body, boolean second) {
        RemoteWrite reader = new RemoteWrite();
        try {
            reader.request(CodedInputStream.newInstance(uncompressed(body)), second);
        } catch (IOException e) {
            throw new BadBody("The protobuf of the remote write is damaged", e);
        }
        return reader.points;
    }

    private static byte[] uncompressed(byte[] body) {
        try {
            SnappyJavaDecompressor snappy = new SnappyJavaDecompressor();
            int length = snappy.getUncompressedLength(body, 0);
            if (length > LONGEST_BYTES) {
                throw new BadBody("A remote write holds at most 32 MiB, this holds " + length);
            }
            byte[] out = new byte[length];
            snappy.decompress(body, 0, body.length, out, 0, length);
            return out;
        } catch (io.airlift.compress.v3.MalformedInputException | IndexOutOfBoundsException e) {
            throw new BadBody("The body is not one block of raw snappy", e);
        }
    }

    private void request(CodedInputStream in, boolean second) throws IOException {
        int series = second ? TIMESERIES_2 : TIMESERIES_1;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == series) {
                int limit = in.pushLimit(in.readRawVarint32());
                timeSeries(in, second);
                in.popLimit(limit);
            } else if (second && field == SYMBOLS) {
                symbols.add(in.readStringRequireUtf8());
            } else {
                in.skipField(tag);
            }
        }
    }

    /// One series: labels in field 1 (messages, or packed references into the symbols), samples in
    /// 2.
    private void timeSeries(CodedInputStream in, boolean second) throws IOException {
        Map<String, String> labels = new HashMap<>();
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == 1 && second) {
                references(in, labels);
            } else if (field == 1) {
                label(in, labels);
            } else if (field == 2) {
                sample(in, times, values);
            } else {
                in.skipField(tag);
            }
        }
        String name = labels.getOrDefault(NAME, "");
        labels.remove(NAME);
        for (int i = 0; i < times.size(); i++) {
            Instant at = Instant.ofEpochMilli(times.get(i));
            points.add(new PushedPoint(name, labels, at, values.get(i), false));
        }
    }

    private static void label(CodedInputStream in, Map<String, String> labels) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        String name = "";
        String value = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> name = in.readStringRequireUtf8();
                case 2 -> value = in.readStringRequireUtf8();
                default -> in.skipField(tag);
            }
        }
        labels.put(name, value);
        in.popLimit(limit);
    }

    private void references(CodedInputStream in, Map<String, String> labels) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            String name = symbol(in.readUInt32());
            labels.put(name, symbol(in.readUInt32()));
        }
        in.popLimit(limit);
    }

    private String symbol(int index) {
        if (index < 0 || index >= symbols.size()) {
            throw new BadBody(
                    "A label refers to symbol %d; there are %d".formatted(index, symbols.size()));
        }
        return symbols.get(index);
    }

    private static void sample(CodedInputStream in, List<Long> times, List<Double> values)
            throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        long time = 0;
        double value = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> value = in.readDouble();
                case 2 -> time = in.readInt64();
                default -> in.skipField(tag);
            }
        }
        times.add(time);
        values.add(value);
        in.popLimit(limit);
    }
}
