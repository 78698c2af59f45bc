package dev.afterglow.radar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What has to be done again and again, each in one transaction.
@Component
public class RadarUpkeep {

    private final Cycles cycles;
    private final SubmissionStore submissions;
    private final CycleStore store;
    private final TalkStore talks;

    RadarUpkeep(Cycles cycles, SubmissionStore submissions, CycleStore store, TalkStore talks) {
        this.cycles = cycles;
        this.submissions = submissions;
        this.store = store;
        this.talks = talks;
    }

    /// Ends a round whose time has come; on the first call of a day fills the desk; shuffles all
    /// rounds with words, so that no transaction's number tells when somebody added something.
    ///
    /// @return false, and does nothing, as long as nobody has needed a round
    @Transactional
    public boolean tidy(Instant now) {
        if (store.open().isEmpty()) {
            return false;
        }
        Cycle cycle = cycles.open(now);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        submissions.hold();
        if (store.fillsToday(cycle.id(), today)) {
            submissions.fillDesk(cycle.id());
            talks.fillDesk();
        }
        submissions.shuffle(cycle.id());
        submissions.shuffleAll();
        return true;
    }

    @Transactional
    public int expire(Instant endedBefore) {
        submissions.hold();
        return talks.expire(endedBefore);
    }
}
