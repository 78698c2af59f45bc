/// Patterns: what comes up across incidents, beside what would come up anyway.
///
/// A *lens* asks one kind of question; a *look* is one question asked of one history: what was
/// observed, what chance would give, and how far apart they are. A *run* takes all looks, counts
/// them and corrects for their number; a *finding* is a look with its corrected answer and verdict.
/// *Frozen* is a pattern that was once more than chance: from then on it is tested alone as well,
/// on what came later.
///
/// Invariants: this half counts, it never concludes: an answer ends with a question and holds no
/// causal word. Every look that was taken is in the answer. No number is NaN; what cannot be told
/// is said so. Absences count as "away", whatever their kind. Nobody is named: evidence is
/// incidents, and where it would show when people were away or tired it needs five of them, or that
/// each agreed. On-call health belongs to its person; a team sees sums from five people up.
///
/// The engine here is pure: a [dev.afterglow.patterns.History] in, an
/// [dev.afterglow.patterns.Answer] out, seeded, without clock or database. Around it the door
/// [dev.afterglow.patterns.Patterns] keeps runs, and a leased job works on one at a time.
@NullMarked
@ApplicationModule(
        displayName = "Patterns",
        allowedDependencies = {
            "web",
            "people",
            "services",
            "metrics",
            "oncall",
            "alerts",
            "paging",
            "incidents",
            "actions",
            "reviews",
            "radar",
            "themes"
        })
package dev.afterglow.patterns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
