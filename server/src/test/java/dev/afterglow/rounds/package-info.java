@NullMarked
package dev.afterglow.rounds;

import org.jspecify.annotations.NullMarked;
