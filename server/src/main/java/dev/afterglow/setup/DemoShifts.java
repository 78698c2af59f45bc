package dev.afterglow.setup;

import dev.afterglow.oncall.CoverRequest;
import dev.afterglow.oncall.CoverRequests;
import dev.afterglow.oncall.HandoverNote;
import dev.afterglow.oncall.HandoverNotes;
import dev.afterglow.oncall.Interval;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// What people of the simulated company ask of each other and hand over, in each schedule a little.
@Component
class DemoShifts implements DemoChapter {

    private static final Duration NOTED_BEFORE = Duration.ofHours(30);
    private static final Duration AFTER_THE_VISIT = Duration.ofDays(31);
    private static final Duration PART = Duration.ofHours(10);
    private static final List<String> NOTES =
            List.of(
                    "Quiet week. The certificate check cried twice for nothing; it is marked.",
                    "Friday's deploy was taken back. Watch the error rate when it goes out again.",
                    "One signer is slow and out of the ring. The vendor looks at it on Monday.",
                    "The queue grew on both evenings around 21:00 and went down by itself.");
    private static final List<String> REASONS =
            List.of("a wedding, long planned", "parents' evening", "a night flight");

    private final OnCall onCall;
    private final HandoverNotes notes;
    private final CoverRequests requests;

    DemoShifts(OnCall onCall, HandoverNotes notes, CoverRequests requests) {
        this.onCall = onCall;
        this.notes = notes;
        this.requests = requests;
    }

    @Override
    public void tell(Story story) {
        Instant now = story.now();
        int number = 0;
        for (NamedSchedule schedule : onCall.schedules()) {
            Instant noted = now.minus(NOTED_BEFORE);
            String words = NOTES.get(number % NOTES.size());
            onCall.whoIsOnCall(schedule.id(), noted)
                    .forEach(one ->
                            notes.write(
                                    schedule.id(), new HandoverNote(one.person(), words, noted)));
            if (number % 3 == 0) {
                ask(schedule, REASONS.get(number % REASONS.size()), now);
            }
            number++;
        }
    }

    /// Whoever is on call then asks whoever can.
    private void ask(NamedSchedule schedule, String reason, Instant now) {
        Instant from = now.plus(AFTER_THE_VISIT);
        Interval first = onCall.intervals(schedule.id(), from, from.plus(PART)).getFirst();
        for (PersonId person : first.duty().crew().people()) {
            CoverRequest wish =
                    CoverRequest.wish(
                            schedule.id(),
                            person,
                            new CoverRequest.During(first.from(), first.to()),
                            reason);
            requests.ask(wish, new Actor.OfPerson(person, Role.RESPONDER), now);
        }
    }
}
