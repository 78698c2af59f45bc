/// Alerts: deduplicated problems with a state, and all that can hold one back from paging.
///
/// *Signal*: what a source says now. *Source*: who says it: `integration:prom`, `metric:sps`,
/// `heartbeat:prom/backup`. *Key*: the source's name for one ongoing problem. *Alert*: the problem,
/// from its first signal until it is resolved. *Suppression*: why an open alert does not page.
///
/// Invariants: at most one unresolved alert per source and key, whatever the concurrency. Every
/// suppressed alert carries its reason and an instant at which it is looked at again, so that none
/// is forgotten; when nothing holds it back any more it pages. Alerts of a key metric are held back
/// by people only (silence, maintenance, snooze), never by a rule of ours. Each change publishes an
/// [AlertEvent] in its own transaction.
@NullMarked
@ApplicationModule(
        displayName = "Alerts",
        allowedDependencies = {"web", "people", "services", "metrics"})
package dev.afterglow.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
