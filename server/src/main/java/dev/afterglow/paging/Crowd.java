package dev.afterglow.paging;

import dev.afterglow.oncall.RosterId;
import dev.afterglow.people.TeamId;
import java.util.List;

/// Whom a call of everybody reaches.
///
/// @param recipients active people, each once
/// @param inTheirNight how many of them are between 22:00 and 07:00
/// @param gaps why a roster or team gave nobody
public record Crowd(List<Recipient> recipients, int inTheirNight, List<String> gaps) {

    public Crowd {
        recipients = List.copyOf(recipients);
        gaps = List.copyOf(gaps);
    }

    /// Which people are meant.
    public sealed interface Choice {

        /// The members of a roster, who agreed to be called.
        record OfRoster(RosterId roster) implements Choice {}

        /// All who are on call in these teams; no team means every team.
        record OnCallIn(List<TeamId> teams) implements Choice {

            public OnCallIn {
                teams = List.copyOf(teams);
            }
        }
    }

    public int size() {
        return recipients.size();
    }
}
