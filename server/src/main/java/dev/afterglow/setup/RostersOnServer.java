package dev.afterglow.setup;

import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Roster;
import dev.afterglow.oncall.RosterId;
import dev.afterglow.paging.Target;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class RostersOnServer implements Section<RosterEntry> {

    private final OnCall onCall;
    private final PoliciesOnServer policies;

    RostersOnServer(OnCall onCall, PoliciesOnServer policies) {
        this.onCall = onCall;
        this.policies = policies;
    }

    @Override
    public Kind kind() {
        return Kind.ROSTER;
    }

    @Override
    public List<RosterEntry> in(Configuration file) {
        return file.rosters();
    }

    @Override
    public String id(RosterEntry entry) {
        return entry.id().value();
    }

    @Override
    public Optional<RosterEntry> present(String id) {
        return onCall.roster(new RosterId(id)).map(RostersOnServer::entry);
    }

    @Override
    public List<RosterEntry> all(Work work) {
        return onCall.rosters().stream().map(RostersOnServer::entry).toList();
    }

    @Override
    public void write(RosterEntry entry, Work work) {
        Roster roster = new Roster(entry.id(), entry.name(), entry.members());
        onCall.define(roster, work.actor(), work.now());
    }

    @Override
    public void remove(String id, Work work) {
        policies.refuseIfPaged(new Target.OfRoster(new RosterId(id)));
        onCall.remove(new RosterId(id), work.actor(), work.now());
    }

    private static RosterEntry entry(Roster roster) {
        return new RosterEntry(roster.id(), roster.name(), roster.members());
    }
}
