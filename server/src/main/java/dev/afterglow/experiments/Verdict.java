package dev.afterglow.experiments;

import java.util.Locale;

/// What a run says about its hypothesis.
public enum Verdict {
    /// The method did what it meant to, and the hypothesis held.
    UPHELD,
    /// The hypothesis did not hold.
    REFUTED,
    /// The hypothesis did not hold before anything was done, or nothing was to be done.
    NOT_TESTED,
    /// The method did not do what it meant to.
    NOT_INJECTED,
    /// Somebody or something stopped the run.
    ABORTED,
    /// It ran, and cannot tell.
    INCONCLUSIVE;

    /// As people read it: `not tested`.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
