package dev.afterglow.experiments;

import org.jspecify.annotations.Nullable;

/// The status of a run while it goes on; written by the method's thread and by the one that looks
/// at the hypothesis during it.
final class RunStatus {

    /// Not yet decided; `completed` if it stays so.
    private @Nullable String status;

    private boolean deviated;

    synchronized void set(String word) {
        status = word;
    }

    synchronized boolean is(String word) {
        return word.equals(status);
    }

    synchronized boolean deviated() {
        return deviated;
    }

    synchronized void deviate() {
        deviated = true;
    }

    /// The Toolkit calls a gate that does not hold completed; we do not.
    synchronized void afterGate(Finding.Look look, boolean compatible) {
        if (look == Finding.Look.BROKEN || (look == Finding.Look.UNMET && !compatible)) {
            status = "failed";
        }
    }

    /// In the Toolkit, what the hypothesis says after the method overwrites what cut it short.
    synchronized void afterMethod(Finding.Look look, boolean compatible) {
        if (look == Finding.Look.MET) {
            return;
        }
        deviated = true;
        if (look == Finding.Look.BROKEN) {
            status = "failed";
        } else if (compatible) {
            status = "completed";
        }
    }

    /// @param stopped whether somebody or something stopped the run
    /// @param failed whether an action or a rollback failed
    synchronized String atEnd(boolean stopped, boolean failed, boolean compatible) {
        if (stopped) {
            return compatible ? "interrupted" : "aborted";
        }
        if (failed && !compatible) {
            return "failed";
        }
        return status == null ? "completed" : status;
    }
}
