@NullMarked
package dev.afterglow.search;

import org.jspecify.annotations.NullMarked;
