@NullMarked
package dev.afterglow.radar;

import org.jspecify.annotations.NullMarked;
