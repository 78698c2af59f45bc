/// Gets the right person to an alert, surely: policies, escalation, and the call of everybody.
///
/// *Policy*: whom to page, in which steps. *Page*: what paging does about one alert, from its
/// opening until the alert is resolved. *Round*: one pass through a policy's steps. *Rule*: how a
/// person wants to be notified, by urgency. *Vigil*: a loop that does not trust the others.
///
/// Invariants: a page opens in the transaction that opens its alert, with the policy frozen inside
/// it. A pure function, [dev.afterglow.paging.Escalation], decides every step and says why; the
/// page, its timer and its messages are written in one transaction. A timer is a row with an
/// instant; the server that works on it holds the row's lock, so a crash or a second server changes
/// nothing. Each "nobody was paged" is an entry of the page. A firing page without a future timer
/// is an alarm.
@NullMarked
@ApplicationModule(
        displayName = "Paging",
        allowedDependencies = {
            "loops",
            "people",
            "services",
            "delivery",
            "metrics",
            "oncall",
            "alerts",
            "web"
        })
package dev.afterglow.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
