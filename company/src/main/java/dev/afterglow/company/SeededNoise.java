package dev.afterglow.company;

/// Noise that can be asked for at any moment, in any order: a pure function of its seed.
record SeededNoise(long seed) {

    /// A standard normal number that depends on the seed, a moment and a part only: the sum of four
    /// uniforms, whose variance is a third.
    double gaussian(long moment, int part) {
        long bits = mix(mix(seed ^ moment * 0x9E3779B97F4A7C15L) + part * 0xD1B54A32D192ED03L);
        double sum =
                (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65_536 - 2) * Math.sqrt(3);
    }

    /// The finisher of SplitMix64 (Steele, Lea & Flood 2014).
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
