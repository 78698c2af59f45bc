/// How soon a server is ready after `./afterglow serve`, and how much memory it then holds.
@NullMarked
package dev.afterglow.bench.start;

import org.jspecify.annotations.NullMarked;
