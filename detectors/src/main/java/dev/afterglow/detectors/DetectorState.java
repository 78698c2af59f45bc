package dev.afterglow.detectors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a detector remembers, as plain numbers.
///
/// @param version of the meaning of the numbers
/// @param shape what the state depends on, see [DetectorSettings#shape]
/// @param numbers clocks, levels and open deviations; whole numbers are exact up to 2^53
/// @param memory profiles and tails
@SuppressWarnings("ArrayRecordComponent") // the arrays are copied on the way in and out
public record DetectorState(int version, String shape, double[] numbers, float[] memory) {
    private static final int MAGIC = 0x4167_6c77;

    public DetectorState {
        numbers = numbers.clone();
        memory = memory.clone();
    }

    @Override
    public double[] numbers() {
        return numbers.clone();
    }

    @Override
    public float[] memory() {
        return memory.clone();
    }

    /// Size of the numbers, in bytes.
    public int sizeBytes() {
        return numbers.length * Double.BYTES + memory.length * Float.BYTES;
    }

    /// Big-endian: magic, version, shape, numbers, memory; each of the last three after its length.
    public byte[] toBytes() {
        byte[] name = shape.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(5 * Integer.BYTES + name.length + sizeBytes());
        out.putInt(MAGIC).putInt(version).putInt(name.length).put(name).putInt(numbers.length);
        for (double number : numbers) {
            out.putDouble(number);
        }
        out.putInt(memory.length);
        for (float number : memory) {
            out.putFloat(number);
        }
        return out.array();
    }

    /// Reads what `toBytes` wrote.
    ///
    /// @throws IllegalArgumentException if the bytes are anything else
    public static DetectorState fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.getInt() != MAGIC) {
                throw new IllegalArgumentException("Not a detector state: it begins otherwise");
            }
            int version = in.getInt();
            byte[] name = new byte[length(in, 1)];
            in.get(name);
            double[] numbers = new double[length(in, Double.BYTES)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = in.getDouble();
            }
            float[] memory = new float[length(in, Float.BYTES)];
            for (int i = 0; i < memory.length; i++) {
                memory[i] = in.getFloat();
            }
            String shape = new String(name, StandardCharsets.UTF_8);
            return new DetectorState(version, shape, numbers, memory);
        } catch (java.nio.BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    "Detector state is cut off: %d bytes".formatted(bytes.length), e);
        }
    }

    private static int length(ByteBuffer in, int unit) {
        int length = in.getInt();
        if (length < 0 || (long) length * unit > in.remaining()) {
            throw new IllegalArgumentException(
                    "Detector state is damaged: it claims %d entries of %d bytes in %d bytes"
                            .formatted(length, unit, in.remaining()));
        }
        return length;
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof DetectorState that
                && version == that.version
                && shape.equals(that.shape)
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(memory, that.memory);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * shape.hashCode() + Arrays.hashCode(numbers)) + Arrays.hashCode(memory);
    }

    @Override
    public String toString() {
        return "DetectorState[version=%d, shape=%s, bytes=%d]"
                .formatted(version, shape, sizeBytes());
    }
}
