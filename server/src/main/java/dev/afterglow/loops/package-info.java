/// Loops: work that a server does again and again while it runs, each on a thread of its own.
///
/// Invariants: work that fails is done again after the pause; at the end of the server it is
/// interrupted. Where `afterglow.jobs.enabled` is false none begins by itself. Knows no module.
@NullMarked
@ApplicationModule(
        displayName = "Loops",
        allowedDependencies = {})
package dev.afterglow.loops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
