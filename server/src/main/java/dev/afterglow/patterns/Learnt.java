package dev.afterglow.patterns;

import java.time.Instant;

/// What another module has learnt about incidents: reviews, codes, actions, risks. Each adds its
/// rows and says which tables it has; a table that nobody has switches its lenses off.
interface Learnt {

    /// Adds what is known before an instant. Incidents are in the draft already.
    void addTo(HistoryDraft draft, Instant until);
}
