/// The frame of every page: templates, formats of numbers and times, error pages. Knows no module.
@NullMarked
@ApplicationModule(
        displayName = "Web frame",
        allowedDependencies = {})
package dev.afterglow.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
