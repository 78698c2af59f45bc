package dev.afterglow.metrics;

import dev.afterglow.detectors.AbsenceDetector;
import dev.afterglow.detectors.DetectorState;
import java.time.Duration;
import java.time.Instant;

/// When the live samples of a metric come: whether it has been silent for longer than it ever
/// usually is. Samples of the past, which are read in one go, teach nothing about that.
final class Arrivals {

    private final Instant liveFrom;
    private final AbsenceDetector absence;

    private Arrivals(Instant liveFrom, AbsenceDetector absence) {
        this.liveFrom = liveFrom;
        this.absence = absence;
    }

    /// As they were saved. A metric of which nothing came yet should have given its first sample
    /// when it went live.
    static Arrivals of(Watch watch) {
        Duration step = watch.metric().source().step();
        byte[] saved = watch.arrivals();
        if (saved != null) {
            return new Arrivals(
                    watch.liveFrom(), AbsenceDetector.from(step, DetectorState.fromBytes(saved)));
        }
        AbsenceDetector fresh = new AbsenceDetector(step);
        fresh.arrived(watch.liveFrom().toEpochMilli());
        return new Arrivals(watch.liveFrom(), fresh);
    }

    void arrived(Instant at) {
        if (at.isAfter(liveFrom)) {
            absence.arrived(at.toEpochMilli());
        }
    }

    /// Time of the last live sample; when it went live, before the first.
    Instant last() {
        return Instant.ofEpochMilli(absence.last());
    }

    /// What is known at an instant.
    ///
    /// @param least a shorter silence is never an absence, however regular the samples were
    AbsenceDetector.Arrival check(Instant now, Duration least) {
        AbsenceDetector.Arrival arrival = absence.check(now.toEpochMilli());
        boolean longEnough = Duration.between(last(), now).compareTo(least) > 0;
        return new AbsenceDetector.Arrival(
                arrival.absent() && longEnough,
                arrival.expectedBy(),
                arrival.missed(),
                arrival.explanation());
    }

    byte[] saved() {
        return absence.state().toBytes();
    }
}
