/// Themes: claims that people build on what was said.
///
/// *Code*: a name with rules for when to give it. *Codebook*: all codes; each keeps its versions.
/// *Text*: something people wrote about an incident; its *versions* are immutable. *Coding*: a code
/// given by a person to words of a text, or to a whole incident; it holds its quote, and is found
/// again in a new version where the quote survives. *Round*: two people code the same incidents
/// blind; a *ruling* settles what they disagree on. *Claim*: a sentence across incidents with
/// quotes
/// for and against; it may be called a *theme* once three incidents speak for it and somebody
/// searched for cases against it. *Reflexive mode*: a second coder is another view, no check.
///
/// Invariants: no version of a text changes. Nobody sees the codes of the other coder of a round
/// before both are done. A suggestion is never applied by itself. No agreement figure exists in
/// reflexive mode.
@NullMarked
@ApplicationModule(
        displayName = "Themes",
        allowedDependencies = {"web", "people", "services", "search", "delivery", "incidents"})
package dev.afterglow.themes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
