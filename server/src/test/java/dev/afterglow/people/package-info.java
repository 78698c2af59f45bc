@NullMarked
package dev.afterglow.people;

import org.jspecify.annotations.NullMarked;
