/// The few numbers that stand for what customers feel: read, kept, judged, and explained.
///
/// A *key metric* has a source, a harm direction and a budget of false pages a month. A *sample* is
/// one value of it on the grid of its step. A detector *judges* each sample. A *deviation* is the
/// time in which a metric is outside its band in the harmful direction: it opens, grows and ends
/// once. A metric is *unwatched* when no sample could be judged for longer than its patience; that,
/// too, is an alert.
///
/// Invariants. A sample, the detector's new state, the deviation and everything that listens to its
/// [DeviationEvent] are one transaction. A metric is read by one server at a time. A missing sample
/// is never zero. History teaches the detector and never pages. Feedback changes reports, never a
/// model.
@NullMarked
@ApplicationModule(
        displayName = "Key metrics",
        allowedDependencies = {"people", "services", "web"})
package dev.afterglow.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
