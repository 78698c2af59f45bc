/// Pages that look across modules: now, search, report, before you push. Owns no table.
@NullMarked
@ApplicationModule(displayName = "Home")
package dev.afterglow.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
