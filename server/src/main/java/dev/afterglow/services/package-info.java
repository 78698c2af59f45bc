/// Services: what runs, who owns it, what it depends on.
@NullMarked
@ApplicationModule(displayName = "Services", allowedDependencies = "people")
package dev.afterglow.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
