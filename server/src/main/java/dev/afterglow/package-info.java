/// The server's wiring. Everything else lives in a module: a package below this one.
@NullMarked
package dev.afterglow;

import org.jspecify.annotations.NullMarked;
