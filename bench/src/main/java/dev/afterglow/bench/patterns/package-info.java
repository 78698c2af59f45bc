/// Measures the pattern lenses: do they keep quiet where nothing is, do they find what is planted,
/// and how long do they take.
@NullMarked
package dev.afterglow.bench.patterns;

import org.jspecify.annotations.NullMarked;
