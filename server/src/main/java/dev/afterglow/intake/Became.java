package dev.afterglow.intake;

import dev.afterglow.alerts.AlertId;
import org.jspecify.annotations.Nullable;

/// What became of one thing that a message said.
///
/// @param what `opened`, `repeated`, `suppressed`, `late`, `resolved`, `acknowledged`, `unchanged`,
///     `change`, `heartbeat` or `nothing`
/// @param key the key under which it was said; empty when it has none
/// @param alert the alert it concerns; null when there is none
/// @param words a reason, where there is one; else empty
public record Became(String what, String key, @Nullable AlertId alert, String words) {

    static Became of(String what, String key) {
        return new Became(what, key, null, "");
    }

    Became because(String reason) {
        return new Became(what, key, alert, reason);
    }
}
