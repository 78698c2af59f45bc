/// Who is on call at an instant, and why: as one pure function.
///
/// A *schedule* is a stack of *layers* in a zone. A layer is a *rotation*: its *turns* begin at
/// *handovers*, wall-clock times, and turn k belongs to the *crew* k of its list. Hours (`only`)
/// leave parts of a layer empty. The topmost layer that is not empty replaces those below. A
/// *replacement* swaps the whole stack for a while; an *override* names somebody for a while
/// and beats everything, a later one an earlier one. What nobody covers is a *gap*. A *shadow*
/// layer lets somebody listen in without duty.
///
/// Invariant: the pager, pages, API, feeds, reports and command line all ask
/// [dev.afterglow.oncall.Resolver]; what is shown is who is paged. Turn ends are local times,
/// never durations, so that days of 23 and 25 hours do not shift them. Intervals are [from, to).
/// A *plan* is never rewritten: an edit adds the plan that answers from then on, so that the past
/// stays as it was.
@NullMarked
@ApplicationModule(
        displayName = "On call",
        allowedDependencies = {"people", "delivery", "web"})
package dev.afterglow.oncall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
