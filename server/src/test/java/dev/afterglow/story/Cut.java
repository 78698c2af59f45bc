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
        SAMPLE_ACCEPTED(Gates.Place.SAMPLE),
        DEVIATION_OPENS(Gates.Place.DEVIATION),
        ALERT_OPENS(Gates.Place.ALERT),
        PAGE_OPENS(Gates.Place.PAGE),
        MESSAGE_IS_WRITTEN(Gates.Place.MESSAGE),
        MESSAGE_IS_TAKEN(Gates.Place.ATTEMPT),
        MAIL_IS_BEING_SENT(null),
        MAIL_ARRIVED(null),
        MAIL_IS_RECORDED(Gates.Place.RECORD),
        ALL_IS_DONE(null);

        private final Gates.@Nullable Place gate;

        Step(Gates.@Nullable Place gate) {
            this.gate = gate;
        }

        /// Whether it is known that no mail went out before.
        boolean isBeforeSending() {
            return ordinal() < MAIL_IS_BEING_SENT.ordinal();
        }
    }

    static List<Cut> all(boolean ofDatabase) {
        return List.of(Step.values()).stream().map(step -> new Cut(step, ofDatabase)).toList();
    }

    int number() {
        return step.ordinal() + (ofDatabase ? DATABASE : 0);
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
        return step.ordinal() > Step.DEVIATION_OPENS.ordinal();
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
