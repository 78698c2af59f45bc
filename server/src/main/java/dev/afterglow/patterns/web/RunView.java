package dev.afterglow.patterns.web;

import dev.afterglow.patterns.Run;
import dev.afterglow.web.Times;
import java.util.Optional;

/// The run that waits or goes on, or how the last one ended when it did not end well.
///
/// @param id 0 when none is open
/// @param sentence empty when there is nothing to say
public record RunView(long id, String sentence, int done, int of, boolean isCancelAsked) {

    public boolean isOpen() {
        return id != 0;
    }

    static RunView of(Optional<Run> open, Optional<Run> newest, Times times) {
        if (open.isPresent()) {
            Run run = open.get();
            return new RunView(
                    run.id(),
                    sentence(run),
                    run.where().done(),
                    Math.max(1, run.where().of()),
                    run.isCancelAsked());
        }
        return new RunView(0, newest.map(run -> ended(run, times)).orElse(""), 0, 1, false);
    }

    private static String sentence(Run run) {
        if (run.isCancelAsked()) {
            return "The lenses are told to stop.";
        }
        if (run.state() == Run.State.WAITING) {
            return "The lenses will look in a moment.";
        }
        return run.where().lens().isEmpty()
                ? "The lenses read what there was."
                : "Lens %d of %d looks: %s."
                        .formatted(
                                run.where().done() + 1,
                                run.where().of(),
                                run.where().lens().replace('-', ' '));
    }

    private static String ended(Run run, Times times) {
        return switch (run.state()) {
            case CANCELLED ->
                    "The last run was ended by hand, "
                            + times.time(run.askedAt())
                            + ". What is shown is older.";
            case FAILED -> "The last run failed: " + run.because() + ". What is shown is older.";
            case WAITING, RUNNING, DONE -> "";
        };
    }
}
