/// Statistics of small samples: what an analyst of incidents needs when there are forty cases,
/// rare codes and many looks. Pure functions over plain arrays and records; no dependency, no
/// clock, no unseeded randomness; every class is immutable and safe to share between threads.
///
/// Vocabulary: a *stratum* is a set of moments that are alike (same person, same day); *exposed* is
/// what a look asks about (just back from leave); a *case* is an incident; *chance* is what the
/// stratum would give if exposure did not matter. *Mid-p* counts half of the probability of the
/// observed value itself (Lancaster 1961), which undoes most of the conservatism of exact tests.
///
/// Invariants: no function returns NaN; what cannot be told is an infinite bound, an empty
/// `Optional`, or is refused with an `IllegalArgumentException` that names the value.
@NullMarked
package dev.afterglow.statistics;

import org.jspecify.annotations.NullMarked;
