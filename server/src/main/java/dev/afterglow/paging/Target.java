package dev.afterglow.paging;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.afterglow.oncall.RosterId;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.TeamId;
import java.util.List;

/// Whom a step pages. Who that is in persons is found out when the step is due.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Target.OfPerson.class, name = "person"),
    @JsonSubTypes.Type(value = Target.OfSchedule.class, name = "schedule"),
    @JsonSubTypes.Type(value = Target.OfTeam.class, name = "team"),
    @JsonSubTypes.Type(value = Target.OfRoster.class, name = "roster"),
    @JsonSubTypes.Type(value = Target.Everybody.class, name = "everybody")
})
public sealed interface Target {

    /// In words, as entries of a page show it.
    String words();

    /// One person, on call or not.
    record OfPerson(PersonId person) implements Target {

        @Override
        public String words() {
            return "person " + person;
        }
    }

    /// Whoever is on call in a schedule.
    record OfSchedule(ScheduleId schedule) implements Target {

        @Override
        public String words() {
            return "schedule " + schedule;
        }
    }

    /// All members of a team.
    record OfTeam(TeamId team) implements Target {

        @Override
        public String words() {
            return "team " + team;
        }
    }

    /// All members of a roster.
    record OfRoster(RosterId roster) implements Target {

        @Override
        public String words() {
            return "roster " + roster;
        }
    }

    /// All who are on call in these teams, once per alert, without a person deciding it.
    ///
    /// @param automatic why that is right; not blank
    record Everybody(List<TeamId> teams, String automatic) implements Target {

        public Everybody {
            teams = List.copyOf(teams);
            if (teams.isEmpty() || automatic.isBlank()) {
                throw new IllegalArgumentException(
                        "A step that pages everybody by itself names teams and a reason"
                                + " (automatic: REASON)");
            }
        }

        @Override
        public String words() {
            return "everybody on call in " + teams;
        }
    }
}
