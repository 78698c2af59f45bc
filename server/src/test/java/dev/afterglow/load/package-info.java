/// Benchmarks of the built jar as a process: `./dev bench paging` and `./dev bench loss`. They
/// print and assert nothing.
@NullMarked
package dev.afterglow.load;

import org.jspecify.annotations.NullMarked;
