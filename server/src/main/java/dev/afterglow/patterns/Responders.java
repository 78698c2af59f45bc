package dev.afterglow.patterns;

import dev.afterglow.patterns.History.Reached;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who was on call first in each incident: of the owning team if one came, else of any.
final class Responders {

    private final Map<Integer, Integer> first = new HashMap<>();

    Responders(Timeline timeline) {
        Map<Integer, Boolean> ofOwner = new HashMap<>();
        for (History.Participant participant : timeline.history().participants()) {
            if (participant.reached() != Reached.ONCALL) {
                continue;
            }
            timeline.incident(participant.incident())
                    .ifPresent(incident -> {
                        int person = timeline.people().indexOf(participant.person());
                        String team = timeline.teamOf(incident.service());
                        boolean owns =
                                !team.isEmpty() && team.equals(timeline.people().teamOf(person));
                        if (!ofOwner.containsKey(incident.index())
                                || (owns && !ofOwner.get(incident.index()))) {
                            ofOwner.put(incident.index(), owns);
                            first.put(incident.index(), person);
                        }
                    });
        }
    }

    Optional<Integer> of(Timeline.Incident incident) {
        return Optional.ofNullable(first.get(incident.index()));
    }
}
