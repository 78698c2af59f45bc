package dev.afterglow.setup;

import dev.afterglow.paging.Policies;
import dev.afterglow.paging.Policy;
import dev.afterglow.paging.PolicyId;
import dev.afterglow.paging.Step;
import dev.afterglow.paging.Target;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Policies. A page that is open keeps the policy that it began with.
@Component
class PoliciesOnServer implements Section<PolicyEntry> {

    private final Policies policies;

    PoliciesOnServer(Policies policies) {
        this.policies = policies;
    }

    @Override
    public Kind kind() {
        return Kind.POLICY;
    }

    @Override
    public List<PolicyEntry> in(Configuration file) {
        return file.policies();
    }

    @Override
    public String id(PolicyEntry entry) {
        return entry.id();
    }

    @Override
    public Optional<PolicyEntry> present(String id) {
        return policies.policy(new PolicyId(id)).map(PoliciesOnServer::entry);
    }

    @Override
    public List<PolicyEntry> all(Work work) {
        return policies.all().stream().map(PoliciesOnServer::entry).toList();
    }

    @Override
    public void write(PolicyEntry entry, Work work) {
        PolicyId id = new PolicyId(entry.id());
        List<Step> steps = entry.steps().stream().map(PoliciesOnServer::step).toList();
        policies.define(
                new Policy(
                        id,
                        entry.name(),
                        steps,
                        entry.repeat(),
                        entry.againAfter(),
                        entry.ackTimeout().orElse(null),
                        entry.handOver().map(PolicyId::new).orElse(null)),
                work.now());
    }

    @Override
    public void remove(String id, Work work) {
        policies.remove(new PolicyId(id));
    }

    /// Throws an [IllegalArgumentException] while a policy pages this target.
    void refuseIfPaged(Target target) {
        policies.all().stream()
                .filter(policy ->
                        policy.steps().stream().anyMatch(step -> step.targets().contains(target)))
                .findFirst()
                .ifPresent(policy -> {
                    throw new IllegalArgumentException(
                            "policy "
                                    + policy.id()
                                    + " pages "
                                    + target.words()
                                    + "; change the policy first");
                });
    }

    private static Step step(PolicyEntry.Step entry) {
        return new Step(
                entry.after(),
                entry.targets().stream().map(PoliciesOnServer::target).toList(),
                entry.untilEveryone(),
                entry.roundRobin(),
                entry.when());
    }

    private static Target target(PolicyEntry.Target target) {
        return switch (target) {
            case PolicyEntry.Target.Person(var person) -> new Target.OfPerson(person);
            case PolicyEntry.Target.OnCall(var schedule) -> new Target.OfSchedule(schedule);
            case PolicyEntry.Target.Team(var team) -> new Target.OfTeam(team);
            case PolicyEntry.Target.Roster(var roster) -> new Target.OfRoster(roster);
            case PolicyEntry.Target.Everybody(var teams, String reason) ->
                    new Target.Everybody(teams, reason);
        };
    }

    private static PolicyEntry entry(Policy policy) {
        return new PolicyEntry(
                policy.id().value(),
                policy.name(),
                policy.repeat(),
                policy.againAfter(),
                Optional.ofNullable(policy.ackTimeout()),
                Optional.ofNullable(policy.handOver()).map(PolicyId::value),
                policy.steps().stream()
                        .map(step ->
                                new PolicyEntry.Step(
                                        step.after(),
                                        step.targets().stream()
                                                .map(PoliciesOnServer::entry)
                                                .toList(),
                                        step.untilEveryone(),
                                        step.roundRobin(),
                                        step.when()))
                        .toList());
    }

    private static PolicyEntry.Target entry(Target target) {
        return switch (target) {
            case Target.OfPerson(var person) -> new PolicyEntry.Target.Person(person);
            case Target.OfSchedule(var schedule) -> new PolicyEntry.Target.OnCall(schedule);
            case Target.OfTeam(var team) -> new PolicyEntry.Target.Team(team);
            case Target.OfRoster(var roster) -> new PolicyEntry.Target.Roster(roster);
            case Target.Everybody(var teams, String reason) ->
                    new PolicyEntry.Target.Everybody(teams, reason);
        };
    }
}
