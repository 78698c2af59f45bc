package dev.afterglow.story;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One place in which the way from a sample to its e-mail is cut, with a metric, a service and a
/// person of its own, by the death of the server or of the database.
record Cut(Step step, boolean ofDatabase) {

    private static final int DATABASE = 100;

    /// Where the way is cut, in its order. The first steps are of one transaction.
    enum Step {
        SAMPLE_ACCEPTED(1, Gates.Place.SAMPLE),
        DEVIATION_OPENS(2, Gates.Place.DEVIATION),
        ALERT_OPENS(3, Gates.Place.ALERT),
        PAGE_OPENS(4, Gates.Place.PAGE),
        MESSAGE_IS_WRITTEN(5, Gates.Place.MESSAGE),
        MESSAGE_IS_TAKEN(6, Gates.Place.ATTEMPT),
        MAIL_IS_BEING_SENT(7, null),
        MAIL_ARRIVED(8, null),
        MAIL_IS_RECORDED(9, Gates.Place.RECORD),
        ALL_IS_DONE(10, null);

        private final int number;
        private final Gates.@Nullable Place gate;

        Step(int number, Gates.@Nullable Place gate) {
            this.number = number;
            this.gate = gate;
        }

        /// Whether it is known that no mail went out before.
        boolean isBeforeSending() {
            return compareTo(MAIL_IS_BEING_SENT) < 0;
        }
    }

    static List<Cut> all(boolean ofDatabase) {
        return List.of(Step.values()).stream().map(step -> new Cut(step, ofDatabase)).toList();
    }

    int number() {
        return step.number + (ofDatabase ? DATABASE : 0);
    }

    /// Where it is stopped; null where the mail server stops it, or nothing.
    Gates.@Nullable Place gate() {
        return step.gate;
    }

    /// Where it waits until all have come so far.
    Gates.Place meeting() {
        return step == Step.SAMPLE_ACCEPTED ? Gates.Place.SAMPLE : Gates.Place.DEVIATION;
    }

    /// Whether it is stopped only after the meeting.
    boolean goesOn() {
        return step.compareTo(Step.DEVIATION_OPENS) > 0;
    }

    String address() {
        return "person-" + number() + "@example.org";
    }

    /// As its samples are called.
    String series() {
        return "starts_" + number();
    }

    String words() {
        return "the %s is killed when %s"
                .formatted(
                        ofDatabase ? "database" : "server",
                        step.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
