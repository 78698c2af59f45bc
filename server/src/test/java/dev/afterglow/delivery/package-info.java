@NullMarked
package dev.afterglow.delivery;

import org.jspecify.annotations.NullMarked;
