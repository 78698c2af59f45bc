package dev.afterglow.statistics;

/// So many out of so many.
///
/// @param hits how many, 0 to `of`
/// @param of out of how many, 0 or more
public record Share(int hits, int of) {

    public Share {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException(
                    "a share needs 0 <= hits <= of, was " + hits + "/" + of);
        }
    }

    /// The proportion, 0 where there is nothing to share.
    public double value() {
        return of == 0 ? 0 : (double) hits / of;
    }
}
