/// A simulated organisation's years: people, absences, shifts, changes, pages, incidents, reviews.
///
/// [Company#simulate] turns [CompanySettings] into a [History], the same one for the same settings.
/// [PatternFolder] writes it as the CSV files that the pattern lenses read. [Effect] names what can
/// be planted: effects that a lens ought to find, and traps that ought not to fool it.
///
/// Words: a *change* is made by a person to a service; an *incident* may follow a change within two
/// hours or come without one; somebody is *away* on the dates of an absence, both included; a night
/// is *broken* when a page reaches a person between 22:00 and 07:00 where they are.
///
/// Invariants: no clock is read and nothing is random but by the seed. Where nothing is planted,
/// the chance that a change is followed by an incident is one number for all changes, and incidents
/// without a change fall on services in proportion to their changes, with the weekday's and hour's
/// shape only.
@NullMarked
package dev.afterglow.company;

import org.jspecify.annotations.NullMarked;
