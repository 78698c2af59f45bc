/// The risk radar: what people worry about, put together, told without names, and looked back at.
///
/// *Worry*: what somebody hands in, in their own words. *Promise*: confidential (the name is kept
/// apart, two curators and a reason are needed to see it) or unlinkable (no name is stored).
/// *Round*: the time between two sessions; three *tickets* a person, in the *slots* 1 to 3.
/// *Risk*: worries that a curator found to be the same, told in the curator's words.
/// *Session*: where risks are heard; only there is it said how many are worried. *Receipt*: what
/// an unlinkable thread is found again with.
///
/// Invariants: no row or log line joins an unlinkable worry to a person, an address, a browser or
/// an hour. A count is never more than the people behind it, never falls, and is told only when a
/// session begins. Nothing is put together by itself. Originals are deleted 90 days after their
/// round; what a curator told stays. Whoever changes what was handed in takes the hold on all of it
/// before any other lock, so that rows can be written again without a deadlock.
@NullMarked
@ApplicationModule(
        displayName = "Risk radar",
        allowedDependencies = {
            "web",
            "people",
            "services",
            "search",
            "delivery",
            "meetings",
            "incidents"
        })
package dev.afterglow.radar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
