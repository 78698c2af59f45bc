package dev.afterglow.search;

/// What a text means: a direction, each number rounded to a byte. Two texts that mean nearly the
/// same have a cosine near 1, unrelated ones near 0.
///
/// @param vector [Meaning#DIMENSIONS] numbers; not copied, so not to be changed
public record Sense(byte[] vector) {

    /// Of what is compared by its words only.
    public static final Sense NONE = new Sense(new byte[Meaning.DIMENSIONS]);

    public Sense {
        if (vector.length != Meaning.DIMENSIONS) {
            throw new IllegalArgumentException(
                    "A sense has " + Meaning.DIMENSIONS + " numbers, was " + vector.length);
        }
    }

    /// The direction of a vector; its length does not matter.
    static Sense of(float[] numbers) {
        float largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        byte[] rounded = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            rounded[i] = largest == 0 ? 0 : (byte) Math.round(numbers[i] / largest * 127);
        }
        return new Sense(rounded);
    }

    /// The cosine with another, from -1 to 1; 0 when either is of an empty text.
    public double cosine(Sense other) {
        double lengths = Math.sqrt((double) square() * other.square());
        return lengths == 0 ? 0 : dot(other) / lengths;
    }

    int dot(Sense other) {
        int sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += vector[i] * other.vector[i];
        }
        return sum;
    }

    int square() {
        return dot(this);
    }
}
