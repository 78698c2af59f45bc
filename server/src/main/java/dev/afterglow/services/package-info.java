/// Services: what the organisation runs, which team holds each, and what each depends on.
@NullMarked
@ApplicationModule(
        displayName = "Services",
        allowedDependencies = {"people", "web"})
package dev.afterglow.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
