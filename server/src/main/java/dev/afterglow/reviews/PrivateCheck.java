package dev.afterglow.reviews;

/// What somebody answered after a meeting; nobody knows who.
///
/// @param couldSpeak from 1, not at all, to 5, freely
/// @param wasWorthIt from 1, no, to 5, very
/// @param words may be empty
public record PrivateCheck(int couldSpeak, int wasWorthIt, String words) {

    /// Fewer answers are not shown to anybody.
    public static final int FEWEST = 5;

    public PrivateCheck {
        if (couldSpeak < 1 || couldSpeak > 5 || wasWorthIt < 1 || wasWorthIt > 5) {
            throw new IllegalArgumentException(
                    "Both answers are from 1 to 5, were %d and %d"
                            .formatted(couldSpeak, wasWorthIt));
        }
        Material.checked("What you add", words, false);
    }
}
