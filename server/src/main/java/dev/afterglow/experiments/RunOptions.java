package dev.afterglow.experiments;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How an experiment is run.
///
/// @param hypothesis when the hypothesis is checked
/// @param rollbacks when rollbacks are played
/// @param frequency between two checks during the method
/// @param failFastPercent share of failed checks at which the method is cut short; 0 for the first
/// @param failFast whether the method is cut short at all
/// @param dry what is left out
/// @param compatible whether the Chaos Toolkit's own defaults hold where they differ from ours
public record RunOptions(
        Hypothesis hypothesis,
        Rollbacks rollbacks,
        Duration frequency,
        boolean failFast,
        double failFastPercent,
        Dry dry,
        boolean compatible) {

    public static final RunOptions DEFAULT =
            new RunOptions(
                    Hypothesis.DEFAULT,
                    Rollbacks.DEFAULT,
                    Duration.ofSeconds(1),
                    false,
                    0,
                    Dry.NOTHING,
                    false);

    /// As the file's `runtime` says; the default where it says nothing.
    ///
    /// @throws IllegalArgumentException for a strategy that there is not
    public static RunOptions of(ObjectNode document) {
        JsonNode runtime = document.path("runtime");
        String when = runtime.path("hypothesis").path("strategy").asString("default");
        String back = runtime.path("rollbacks").path("strategy").asString("default");
        return DEFAULT.withHypothesis(Hypothesis.of(when)).withRollbacks(Rollbacks.of(back));
    }

    public RunOptions withHypothesis(Hypothesis chosen) {
        return new RunOptions(
                chosen, rollbacks, frequency, failFast, failFastPercent, dry, compatible);
    }

    public RunOptions withRollbacks(Rollbacks chosen) {
        return new RunOptions(
                hypothesis, chosen, frequency, failFast, failFastPercent, dry, compatible);
    }

    public RunOptions withDry(Dry chosen) {
        return new RunOptions(
                hypothesis, rollbacks, frequency, failFast, failFastPercent, chosen, compatible);
    }

    public RunOptions withCompatible(boolean chosen) {
        return new RunOptions(
                hypothesis, rollbacks, frequency, failFast, failFastPercent, dry, chosen);
    }

    public RunOptions withChecks(Duration every, boolean cutShort, double percent) {
        return new RunOptions(hypothesis, rollbacks, every, cutShort, percent, dry, compatible);
    }

    /// When the hypothesis is checked.
    public enum Hypothesis {
        DEFAULT("default", true, false, true),
        BEFORE("before-method-only", true, false, false),
        AFTER("after-method-only", false, false, true),
        DURING("during-method-only", false, true, false),
        CONTINUOUSLY("continuously", true, true, true),
        SKIP("skip", false, false, false);

        private final String word;
        final boolean before;
        final boolean during;
        final boolean after;

        Hypothesis(String word, boolean before, boolean during, boolean after) {
            this.word = word;
            this.before = before;
            this.during = during;
            this.after = after;
        }

        /// @throws IllegalArgumentException listing the words there are
        public static Hypothesis of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> unknown("hypothesis strategy", word, words()));
        }

        private static List<String> words() {
            return Arrays.stream(values()).map(each -> each.word).toList();
        }
    }

    /// When rollbacks are played. By default: whenever something may have been injected.
    public enum Rollbacks {
        DEFAULT,
        ALWAYS,
        NEVER,
        DEVIATED;

        /// @throws IllegalArgumentException listing the words there are
        public static Rollbacks of(String word) {
            return chosen(values(), "rollback strategy", word);
        }
    }

    /// What is not really called.
    public enum Dry {
        NOTHING,
        PROBES,
        ACTIONS,
        ACTIVITIES,
        PAUSE;

        /// Takes `actions`, and `Dry.ACTIONS` as some tools write it.
        ///
        /// @throws IllegalArgumentException listing the words there are
        public static Dry of(String word) {
            return chosen(values(), "dry mode", word.replaceFirst("^Dry\\.", ""));
        }

        boolean leavesOut(boolean isAction) {
            return this == ACTIVITIES || this == (isAction ? ACTIONS : PROBES);
        }
    }

    private static <E extends Enum<E>> E chosen(E[] all, String what, String word) {
        return Arrays.stream(all)
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() ->
                        unknown(
                                what,
                                word,
                                Arrays.stream(all)
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .toList()));
    }

    private static IllegalArgumentException unknown(String what, String word, List<String> words) {
        return new IllegalArgumentException(
                "expected a %s of %s, was '%s'".formatted(what, String.join(", ", words), word));
    }
}
