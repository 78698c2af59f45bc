/// Measurements: speed, accuracy on labelled data, side-by-side runs with peers.
///
/// A bench is named on the command line and prints a table in Markdown; the tables of a release
/// stand in
/// bench/results with the command that made them. Data is given with `--data DIR` and never
/// shipped; a
/// bench whose data is absent says that it was skipped.
@NullMarked
package dev.afterglow.bench;

import org.jspecify.annotations.NullMarked;
