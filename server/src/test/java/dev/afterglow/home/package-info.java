@NullMarked
package dev.afterglow.home;

import org.jspecify.annotations.NullMarked;
