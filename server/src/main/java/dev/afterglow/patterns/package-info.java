/// Patterns: what comes up across incidents, beside what would come up anyway.
///
/// A *lens* asks one kind of question; a *look* is one question asked of one history: what was
/// observed, what chance would give, and how far apart they are. A *run* takes all looks, counts
/// them and corrects for their number; a *finding* is a look with its corrected answer and verdict.
/// A *lock* is one way to say what chance is; a look with two locks is believed only where both
/// open.
///
/// Invariants: this half counts, it never concludes: an answer ends with a question and holds no
/// causal word. Every look that was taken is in the answer. No number is NaN; what cannot be told
/// is said so. Absences count as "away", whatever their kind. Nobody is named: evidence is
/// incidents, and where it would show when people were away or tired it needs five of them.
///
/// The engine here is pure: a [History] in, an [Answer] out, seeded, without clock or database.
@NullMarked
package dev.afterglow.patterns;

import org.jspecify.annotations.NullMarked;
