/// Months of on-call life in seconds, with faults that are far more frequent than in life. Run by
/// `./dev sim`.
@NullMarked
package dev.afterglow.simulation;

import org.jspecify.annotations.NullMarked;
