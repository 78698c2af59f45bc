package dev.afterglow.radar;

import java.util.UUID;

/// Something that may be the same worry.
///
/// @param words a risk's told words, or another worry's own
/// @param likeness 1 for the same words, 0 for nothing in common
/// @param cycle of the other worry, or the first of the risk
public record Proposal(Target target, String words, double likeness, long cycle) {

    public String key() {
        return target.key();
    }

    Proposal withLikeness(double other) {
        return new Proposal(target, words, other, cycle);
    }

    /// What a worry can be put together with.
    public sealed interface Target {

        /// As forms send it: `risk:12` or `worry:…`.
        String key();

        record OfRisk(RiskId risk) implements Target {

            @Override
            public String key() {
                return "risk:" + risk;
            }
        }

        record OfWorry(UUID worry) implements Target {

            @Override
            public String key() {
                return "worry:" + worry;
            }
        }

        /// Reads [#key()]; anything else is an [IllegalArgumentException].
        static Target parse(String key) {
            if (key.matches("risk:[0-9]{1,15}")) {
                return new OfRisk(new RiskId(Long.parseLong(key.substring("risk:".length()))));
            }
            if (key.matches("worry:[0-9a-f-]{36}")) {
                return new OfWorry(UUID.fromString(key.substring("worry:".length())));
            }
            throw new IllegalArgumentException(
                    "What it is like is a risk or a worry of the desk, was another text of "
                            + key.length()
                            + " characters.");
        }
    }
}
