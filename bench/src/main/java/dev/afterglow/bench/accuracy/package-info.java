/// Accuracy on labelled series, with peers beside ours in the same run, and settings frozen on
/// training halves.
@NullMarked
package dev.afterglow.bench.accuracy;

import org.jspecify.annotations.NullMarked;
