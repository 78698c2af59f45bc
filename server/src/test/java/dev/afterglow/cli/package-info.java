@NullMarked
package dev.afterglow.cli;

import org.jspecify.annotations.NullMarked;
