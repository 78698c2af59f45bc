/// How well texts that tell the same thing are found, and how fast.
@NullMarked
package dev.afterglow.bench.similar;

import org.jspecify.annotations.NullMarked;
