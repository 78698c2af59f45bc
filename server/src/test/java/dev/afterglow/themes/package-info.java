@NullMarked
package dev.afterglow.themes;

import org.jspecify.annotations.NullMarked;
