@NullMarked
package dev.afterglow.oncall;

import org.jspecify.annotations.NullMarked;
