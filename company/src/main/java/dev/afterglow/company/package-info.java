@NullMarked
package dev.afterglow.company;

import org.jspecify.annotations.NullMarked;
