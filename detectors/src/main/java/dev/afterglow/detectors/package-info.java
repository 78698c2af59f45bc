/// Streaming detection of deviations in the numbers that customers feel.
///
/// A [Detector] belongs to one series. Each sample gives a [Verdict]: *learning*, *normal* or
/// *deviating*,
/// with what was expected, a band, and a score. Nothing here reads a clock, starts a thread, logs
/// or does
/// input and output; the same samples always give the same verdicts, bit for bit.
///
/// Words. A *step* is the time between two samples. *Harm* is the direction that hurts customers. A
/// *deviation* is one event: it opens once, stays open while the harm lasts, and ends. The *budget*
/// is the
/// number of false pages a month that people are willing to get; it is the only sensitivity there
/// is.
/// *Evidence* is −log10 of the chance to see something as odd as this in the series' own past.
///
/// Invariants. A missing value is `NaN` and never zero. A sample never looks ahead. State is
/// bounded and
/// can be saved after any sample; restored, it gives the same future. While a deviation is open
/// the usual
/// profile hardly learns; after a bounded time the new level is adopted as normal, and the verdict
/// says so.
@NullMarked
package dev.afterglow.detectors;

import org.jspecify.annotations.NullMarked;
