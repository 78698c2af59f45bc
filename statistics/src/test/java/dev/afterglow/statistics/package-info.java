@NullMarked
package dev.afterglow.statistics;

import org.jspecify.annotations.NullMarked;
