package dev.afterglow.experiments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a run may begin. Every gate answers, so that nobody mends one and finds the next.
final class StartGates {

    private StartGates() {}

    /// @param agreement of the owning team; empty when there is none
    /// @param mistakes of the file with what the agreement allows
    /// @param halt why everything is halted; empty when nothing is
    /// @param openIncidents names of those that are not stable
    /// @param metrics those that the experiment names
    /// @param otherDeviations key metrics outside their band that it does not name
    /// @param quietDays holidays, freezes and other known days that it is now
    /// @param atWork how many of the owning team work now
    /// @param team how many are in it
    /// @param runsOnTarget runs on the same service that have not ended
    /// @param runsElsewhere runs on others
    record Facts(
            Experiment experiment,
            Optional<Agreement> agreement,
            List<String> mistakes,
            Optional<String> halt,
            List<String> openIncidents,
            List<MetricState> metrics,
            List<String> otherDeviations,
            List<String> quietDays,
            int atWork,
            int team,
            int runsOnTarget,
            int runsElsewhere,
            int mostAtOnce) {}

    static List<GateAnswer> answers(Facts facts, Instant now) {
        List<GateAnswer> answers = new ArrayList<>();
        answers.add(halted(facts));
        answers.add(approved(facts));
        answers.add(agreed(facts, now));
        answers.add(radius(facts));
        answers.add(file(facts));
        answers.add(target(facts));
        answers.add(incidents(facts));
        facts.metrics().forEach(metric -> answers.add(metric(metric)));
        answers.add(others(facts));
        answers.add(quiet(facts));
        answers.add(people(facts));
        return answers;
    }

    private static GateAnswer halted(Facts facts) {
        return facts.halt()
                .map(why -> GateAnswer.no("Nothing is halted", "Everything is halted: " + why))
                .orElse(GateAnswer.yes("Nothing is halted", "No halt is engaged."));
    }

    private static GateAnswer approved(Facts facts) {
        var by = facts.experiment().approvedBy();
        return by == null
                ? GateAnswer.no("Approved by another", "Nobody but its author has looked at it.")
                : GateAnswer.yes("Approved by another", "Approved by " + by + ".");
    }

    private static GateAnswer agreed(Facts facts, Instant now) {
        String gate = "The owning team agreed";
        return facts.agreement()
                .map(agreement ->
                        agreement.until().isAfter(now)
                                ? GateAnswer.yes(
                                        gate,
                                        "%s agreed until %s."
                                                .formatted(agreement.agreedBy(), agreement.until()))
                                : GateAnswer.no(
                                        gate, "What it agreed to ended " + agreement.until() + "."))
                .orElse(
                        GateAnswer.no(
                                gate,
                                "The team of %s has not agreed to experiments."
                                        .formatted(facts.experiment().draft().service())));
    }

    private static GateAnswer radius(Facts facts) {
        String gate = "Within the blast radius";
        int percent = facts.experiment().draft().percent();
        int most = facts.agreement().map(Agreement::mostPercent).orElse(0);
        String answer = "It touches %d %%, the team agreed to %d %%.".formatted(percent, most);
        return new GateAnswer(gate, percent <= most, answer);
    }

    private static GateAnswer file(Facts facts) {
        return facts.mistakes().isEmpty()
                ? GateAnswer.yes("The file may be run", "It is valid, and its hosts are agreed.")
                : GateAnswer.no("The file may be run", facts.mistakes().getFirst());
    }

    private static GateAnswer target(Facts facts) {
        String gate = "The target is free";
        if (facts.runsOnTarget() > 0) {
            return GateAnswer.no(
                    gate,
                    "Another run on %s has not ended."
                            .formatted(facts.experiment().draft().service()));
        }
        return new GateAnswer(
                gate,
                facts.runsElsewhere() < facts.mostAtOnce(),
                "%d other runs, at most %d at once."
                        .formatted(facts.runsElsewhere(), facts.mostAtOnce()));
    }

    private static GateAnswer incidents(Facts facts) {
        return facts.openIncidents().isEmpty()
                ? GateAnswer.yes("No incident is open", "None is.")
                : GateAnswer.no(
                        "No incident is open",
                        "Open: " + String.join(", ", facts.openIncidents()) + ".");
    }

    private static GateAnswer metric(MetricState metric) {
        return new GateAnswer(
                metric.name() + " is in its band",
                metric.sight() == MetricState.Sight.IN_BAND,
                metric.name() + " " + metric.words() + ".");
    }

    private static GateAnswer others(Facts facts) {
        return facts.otherDeviations().isEmpty()
                ? GateAnswer.yes("No other key metric is outside", "None is.")
                : GateAnswer.no(
                        "No other key metric is outside",
                        "Outside: " + String.join(", ", facts.otherDeviations()) + ".");
    }

    private static GateAnswer quiet(Facts facts) {
        String gate = "It is no holiday, freeze or known day";
        return facts.quietDays().isEmpty()
                ? GateAnswer.yes(gate, "It is none.")
                : GateAnswer.no(gate, "It is " + String.join(", ", facts.quietDays()) + ".");
    }

    private static GateAnswer people(Facts facts) {
        return new GateAnswer(
                "People of the team are at work",
                facts.atWork() > 0,
                "%d of %d are within their hours and not away."
                        .formatted(facts.atWork(), facts.team()));
    }
}
