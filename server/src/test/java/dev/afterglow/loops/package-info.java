@NullMarked
package dev.afterglow.loops;

import org.jspecify.annotations.NullMarked;
