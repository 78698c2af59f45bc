@NullMarked
package dev.afterglow.detectors;

import org.jspecify.annotations.NullMarked;
