package dev.afterglow.experiments;

import dev.afterglow.experiments.OptIn.Instance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What is asked at the time of a termination, in Chaos Monkey's order. The first "no" counts, and
/// says why.
final class TerminationGates {

    private TerminationGates() {}

    /// @param isEnabled the switch of the whole monkey
    /// @param outage why now is no time for it: an open incident, a metric out of its band, or that
    ///     this could not be told
    /// @param isLeashed whether it only records what it would do
    /// @param lastTermination of the group, leashed ones only where this one is leashed too
    record Now(
            Instant at,
            boolean isEnabled,
            Optional<String> outage,
            boolean isAccountEnabled,
            boolean isLeashed,
            List<Instance> instances,
            Optional<Instant> lastTermination) {

        Now {
            instances = List.copyOf(instances);
        }
    }

    sealed interface Decision {
        /// Record it, then terminate.
        record Terminate(Instance instance) implements Decision {}

        /// Record it; it is on the leash.
        record Leashed(Instance instance) implements Decision {}

        record Refused(String reason) implements Decision {}
    }

    static Decision decide(
            Monkey monkey, WorkDays workDays, OptIn optIn, Monkey.Termination due, Now now) {
        Optional<String> no = refusal(workDays, optIn, due, now);
        if (no.isPresent()) {
            return new Decision.Refused(no.get());
        }
        LocalDate day = due.at().atZone(workDays.zone()).toLocalDate();
        Optional<Instance> chosen =
                monkey.choose(day, due.group(), due.group().eligible(optIn, now.instances()));
        if (chosen.isEmpty()) {
            return new Decision.Refused("no instance of the group may be terminated now");
        }
        Instant since = workDays.noTerminationSince(optIn.minimumDays(), now.at());
        if (optIn.minimumDays() > 0
                && now.lastTermination().filter(last -> !last.isBefore(since)).isPresent()) {
            return new Decision.Refused(
                    "the last one was at %s; %d work days must lie between two"
                            .formatted(now.lastTermination().get(), optIn.minimumDays()));
        }
        return now.isLeashed()
                ? new Decision.Leashed(chosen.get())
                : new Decision.Terminate(chosen.get());
    }

    private static Optional<String> refusal(
            WorkDays workDays, OptIn optIn, Monkey.Termination due, Now now) {
        if (!now.isEnabled()) {
            return Optional.of("the monkey is switched off");
        }
        if (now.at().isAfter(due.at().plus(Monkey.LATEST)) || !workDays.isOpen(now.at())) {
            return Optional.of("its time, %s, has passed".formatted(due.at()));
        }
        if (now.outage().isPresent()) {
            return now.outage();
        }
        if (!now.isAccountEnabled()) {
            return Optional.of("account '%s' is switched off".formatted(due.group().account()));
        }
        return optIn.isEnabled()
                ? Optional.empty()
                : Optional.of("the team of '%s' has withdrawn".formatted(optIn.app()));
    }
}
