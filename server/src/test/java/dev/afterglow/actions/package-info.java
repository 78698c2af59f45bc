@NullMarked
package dev.afterglow.actions;

import org.jspecify.annotations.NullMarked;
