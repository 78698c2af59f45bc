package dev.afterglow.alerts;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why an unresolved alert does not page, and when it is looked at again.
///
/// @param because one sentence for the pages
/// @param by what holds it back: a silence's id, a window's id, another alert's id; null for a hold
/// @param lookAgainAt never null: no suppressed alert is forgotten
public record Suppression(
        Kind kind, String because, @Nullable String by, Instant since, Instant lookAgainAt) {

    public enum Kind {
        /// A silence matches it.
        SILENCED,
        /// Its service is in a planned window.
        MAINTENANCE,
        /// A service it depends on has an alert of its own, and somebody made that a rule.
        INHIBITED,
        /// Somebody asked to be told later.
        SNOOZED,
        /// It opened and closed several times and paged for that already.
        FLAPPING,
        /// Another alert of the service has just paged; this one belongs to that page.
        GROUPED;

        /// Whether a rule of ours holds it back, which gives way to what people decide.
        public boolean isByRule() {
            return this == INHIBITED || this == FLAPPING || this == GROUPED;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
