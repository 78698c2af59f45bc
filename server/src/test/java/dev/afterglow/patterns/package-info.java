@NullMarked
package dev.afterglow.patterns;

import org.jspecify.annotations.NullMarked;
