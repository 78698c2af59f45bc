package dev.afterglow.search;

import java.util.Arrays;

/// What the texts in numbered slots mean, side by side in memory, without what all have in common.
///
/// Side by side because a question looks at every one of them: apart, each would be a walk to
/// another place of the memory. Not safe for many threads while one changes it.
final class Senses {

    private static final int DIMENSIONS = Meaning.DIMENSIONS;

    private byte[] numbers = new byte[0];
    private double[] lengths = new double[0];
    private Common.Share[] shares = new Common.Share[0];
    private Common common = Common.NOTHING;

    /// Puts one into a slot, whether there was one before or not.
    void put(int slot, Sense sense) {
        if (slot >= lengths.length) {
            int room = Math.max(16, Math.max(slot + 1, lengths.length + lengths.length / 2));
            numbers = Arrays.copyOf(numbers, Math.multiplyExact(room, DIMENSIONS));
            lengths = Arrays.copyOf(lengths, room);
            shares = Arrays.copyOf(shares, room);
        }
        System.arraycopy(sense.vector(), 0, numbers, slot * DIMENSIONS, DIMENSIONS);
        lengths[slot] = Math.sqrt(sense.square());
        shares[slot] = common.share(sense);
    }

    Sense of(int slot) {
        int from = slot * DIMENSIONS;
        return new Sense(Arrays.copyOfRange(numbers, from, from + DIMENSIONS));
    }

    /// Looks anew at what those in some slots have in common.
    void compare(int[] slots) {
        common = Common.of(slots.length, place -> of(slots[place]));
        for (int slot : slots) {
            shares[slot] = common.share(of(slot));
        }
    }

    /// The cosine with a slot after the other.
    interface Cosines {

        /// @return from -1 to 1; 0 when either is of an empty text
        double with(int slot);
    }

    /// How a question is like any slot.
    Cosines cosines(Sense question) {
        int[] asked = new int[DIMENSIONS];
        wide(question.vector(), 0, asked, 0);
        double length = Math.sqrt(question.square());
        Common.Share share = common.share(question);
        int[] other = new int[DIMENSIONS];
        return slot -> {
            wide(numbers, slot * DIMENSIONS, other, 0);
            return less(dot(asked, 0, other, 0), length * lengths[slot], share, shares[slot]);
        };
    }

    /// The cosines of some slots.
    ///
    /// @param rows of so many of the first slots the cosines are wanted
    /// @return `[row][place in slots]`; 1 where both are the same
    float[][] among(int[] slots, int rows) {
        int[] wide = new int[slots.length * DIMENSIONS];
        for (int place = 0; place < slots.length; place++) {
            wide(numbers, slots[place] * DIMENSIONS, wide, place * DIMENSIONS);
        }
        float[][] cosines = new float[rows][slots.length];
        for (int row = 0; row < rows; row++) {
            int one = slots[row];
            for (int place = 0; place < row; place++) {
                cosines[row][place] = cosines[place][row];
            }
            cosines[row][row] = 1;
            for (int place = row + 1; place < slots.length; place++) {
                int other = slots[place];
                int dot = dot(wide, row * DIMENSIONS, wide, place * DIMENSIONS);
                double length = lengths[one] * lengths[other];
                cosines[row][place] = (float) less(dot, length, shares[one], shares[other]);
            }
        }
        return cosines;
    }

    private double less(int dot, double length, Common.Share one, Common.Share other) {
        return length == 0 ? 0 : common.less(dot / length, one, other);
    }

    /// Bytes as numbers of 32 bits: the compiler multiplies those many at a time, bytes not.
    private static void wide(byte[] bytes, int from, int[] wide, int to) {
        for (int i = 0; i < DIMENSIONS; i++) {
            wide[to + i] = bytes[from + i];
        }
    }

    private static int dot(int[] one, int from, int[] other, int otherFrom) {
        int sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            sum += one[from + i] * other[otherFrom + i];
        }
        return sum;
    }
}
