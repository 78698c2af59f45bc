@NullMarked
package dev.afterglow.reviews;

import org.jspecify.annotations.NullMarked;
