/// Experiments: chaos that people agreed to, in the format of the Chaos Toolkit.
///
/// *Experiment*: a hypothesis, a method that disturbs, and rollbacks. *Activity*: one step, a
/// *probe* that looks or an *action* that acts. *Tolerance*: what a probe may answer. *Gate*: the
/// hypothesis before the method. *Journal*: what happened, readable by the Toolkit's own tools.
/// *Verdict*: ours, beside it: upheld, refuted, not tested, not injected, aborted, inconclusive.
/// *Group*: what the monkey chooses one instance of; its *cadence* is a promise.
///
/// Invariants: nothing runs before the whole file is valid. An executable or a host that nobody
/// allowed is refused at validation, and a Python function that is not in the fixed list as well:
/// never skipped. What may have been injected is rolled back, unless somebody asked otherwise. A
/// step that failed is never told as success. A figure here is coverage, never a score.
@NullMarked
@ApplicationModule(
        displayName = "Experiments",
        allowedDependencies = {
            "web",
            "loops",
            "people",
            "services",
            "metrics",
            "incidents",
            "actions",
            "radar"
        })
package dev.afterglow.experiments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
