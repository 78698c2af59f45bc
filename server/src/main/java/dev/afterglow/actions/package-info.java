/// Actions: what was meant to be done after an incident, and what became of it.
///
/// *Action*: something that somebody meant to do. *Idea at rest*: an action before its soak time is
/// over; nobody has said yes. *Room*: the people who looked at it; each may forecast "done in 90
/// days?", hidden until the forecasts are opened. *Place*: where it lay in the room's eyes, by
/// value and cost: at once, in the discretionary space, or such that all know it will never be
/// done.
/// *End*: done, declined, overtaken by other work, gone quiet, or "no action" with what was learnt.
/// *Automation*: an action that adds a part to the system, which can fail in new ways.
///
/// Invariants: an end is final and says why, except done. Forecasts are anonymous once they are
/// opened. An automation is not done before its guard is answered. No figure is by person or team.
/// What came from a restricted incident is seen by those who may see that incident.
@NullMarked
@ApplicationModule(
        displayName = "Actions",
        allowedDependencies = {
            "web",
            "loops",
            "people",
            "services",
            "search",
            "delivery",
            "incidents"
        })
package dev.afterglow.actions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
