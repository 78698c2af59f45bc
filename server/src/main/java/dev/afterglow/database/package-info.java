/// The one PostgreSQL: our own embedded server or the operator's, and the modules' migrations.
///
/// Every module has a schema of its own name; its migrations lie in `db/migration/<module>` and its
/// history in `<module>.migration`. They run in the order of the floors, so a foreign key may only
/// point to an earlier module.
@NullMarked
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
package dev.afterglow.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
