@NullMarked
package dev.afterglow.meetings;

import org.jspecify.annotations.NullMarked;
