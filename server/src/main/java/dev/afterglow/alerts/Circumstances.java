package dev.afterglow.alerts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may hold an alert back, read just before the decision.
///
/// @param silences active ones, of every source
/// @param windows active ones, of every service
/// @param upstream an urgent alert of a service on which this one waits by rule
/// @param lead an alert of the same service and at least this urgency that has just paged
/// @param pagesForKey how often this key paged within the flapping window
record Circumstances(
        List<Silence> silences,
        List<MaintenanceWindow> windows,
        @Nullable Holder upstream,
        @Nullable Holder lead,
        int pagesForKey) {

    Circumstances {
        silences = List.copyOf(silences);
        windows = List.copyOf(windows);
    }

    /// As if the key had never paged: what was held for flapping and lasts must page.
    Circumstances withoutFlapping() {
        return new Circumstances(silences, windows, upstream, lead, 0);
    }

    /// Another alert that holds this one back.
    record Holder(AlertId id, String service, String title, Instant openedAt) {}
}
