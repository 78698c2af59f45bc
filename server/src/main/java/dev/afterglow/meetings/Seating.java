package dev.afterglow.meetings;

import dev.afterglow.meetings.Meeting.Invitation;
import dev.afterglow.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who would be at which of some given sessions: each at the cheaper one, hosts at all.
final class Seating {

    /// The hours of somebody are looked at this far around a session.
    private static final Duration AROUND = Duration.ofDays(3);

    private final Request request;
    private final Set<PersonId> hosts;

    Seating(Request request, Set<PersonId> hosts) {
        this.request = request;
        this.hosts = hosts;
    }

    /// Adds the invitations, or says who would be asleep or busy at all of the starts.
    Optional<String> seat(List<Instant> starts, List<Invitation> into) {
        for (Attendee attendee : request.attendees()) {
            List<Invitation> possible = new ArrayList<>();
            for (int i = 0; i < starts.size(); i++) {
                Instant start = starts.get(i);
                Instant end = start.plus(request.length());
                Timetable timetable =
                        new Timetable(attendee, start.minus(AROUND), end.plus(AROUND));
                if (timetable.forbidding(start, end).isEmpty()) {
                    possible.add(
                            new Invitation(
                                    i + 1,
                                    attendee.id(),
                                    attendee.essential(),
                                    timetable.cost(start, end),
                                    Attendance.INVITED));
                }
            }
            boolean isHost = hosts.contains(attendee.id());
            if (possible.isEmpty() || (isHost && possible.size() < starts.size())) {
                return Optional.of(
                        "%s would be asleep or away at that hour; choose another."
                                .formatted(attendee.id()));
            }
            into.addAll(isHost ? possible : List.of(cheapest(possible)));
        }
        return Optional.empty();
    }

    private static Invitation cheapest(List<Invitation> possible) {
        Invitation cheapest = possible.getFirst();
        for (Invitation one : possible) {
            cheapest = one.cost() < cheapest.cost() ? one : cheapest;
        }
        return cheapest;
    }
}
