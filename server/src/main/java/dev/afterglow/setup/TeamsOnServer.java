package dev.afterglow.setup;

import dev.afterglow.people.People;
import dev.afterglow.people.Team;
import dev.afterglow.people.TeamId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class TeamsOnServer implements Section<TeamEntry> {

    private final People people;

    TeamsOnServer(People people) {
        this.people = people;
    }

    @Override
    public Kind kind() {
        return Kind.TEAM;
    }

    @Override
    public List<TeamEntry> in(Configuration file) {
        return file.teams();
    }

    @Override
    public String id(TeamEntry entry) {
        return entry.id().value();
    }

    @Override
    public Optional<TeamEntry> present(String id) {
        return people.team(new TeamId(id)).map(TeamsOnServer::entry);
    }

    @Override
    public List<TeamEntry> all(Work work) {
        return people.teams().stream().map(TeamsOnServer::entry).toList();
    }

    @Override
    public void write(TeamEntry entry, Work work) {
        Team team = new Team(entry.id(), entry.name(), entry.members());
        people.define(team, work.actor(), work.now());
    }

    @Override
    public void remove(String id, Work work) {
        throw new IllegalArgumentException(
                "what happened names team " + id + ", so it stays; give it no members instead");
    }

    private static TeamEntry entry(Team team) {
        return new TeamEntry(team.id(), team.name(), team.members());
    }
}
