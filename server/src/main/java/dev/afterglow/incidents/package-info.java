/// Incidents: declared, led to stable, closed; and the record of what happened.
///
/// *Incident*: something that surprised us and that people came together for; with impact, as a
/// near miss, or as a surprise without impact. *Commander*: who leads; handed over, never empty
/// once taken.
/// *Record*: the lines of what happened, written once and never edited; a correction is a new line.
/// *Reached*: how somebody came to an incident: on call, paged, asked, or by chance.
/// *Stable*: people can use it again; the cause need not be known. *Closed*: asked which key metric
/// saw it, when, and who felt it first.
///
/// Invariants: an incident goes responding → stable → closed, and from stable back to responding.
/// The record only grows. Each role of an incident is held by one person at a time.
@NullMarked
@ApplicationModule(
        displayName = "Incidents",
        allowedDependencies = {
            "web",
            "loops",
            "people",
            "services",
            "search",
            "delivery",
            "metrics",
            "oncall",
            "alerts",
            "paging",
            "meetings"
        })
package dev.afterglow.incidents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
