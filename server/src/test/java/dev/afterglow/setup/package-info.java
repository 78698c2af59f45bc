@NullMarked
package dev.afterglow.setup;

import org.jspecify.annotations.NullMarked;
