package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody asks to be relieved for a while.
///
/// @param asked null: whoever can
/// @param inReturn what the asker takes of the asked one's time; null: nothing, it is a cover
/// @param reason may be empty
public record CoverRequest(
        long id,
        ScheduleId schedule,
        PersonId asker,
        @Nullable PersonId asked,
        During during,
        @Nullable During inReturn,
        String reason,
        State state) {

    private static final int LONGEST_REASON = 200;

    /// A part [from, to) of time.
    public record During(Instant from, Instant to) {

        public During {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("A time ends after it begins: " + from);
            }
        }
    }

    /// What became of it.
    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        WITHDRAWN
    }

    public CoverRequest {
        if (asker.equals(asked)) {
            throw new IllegalArgumentException("Ask somebody else than yourself.");
        }
        if (inReturn != null && asked == null) {
            throw new IllegalArgumentException(
                    "A swap is with one person: say with whom, or leave the time in return empty.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "A reason has at most 200 characters, this one " + reason.length());
        }
    }

    /// What somebody wants; it has no number yet.
    public static CoverRequest wish(
            ScheduleId schedule, PersonId asker, During during, String reason) {
        return new CoverRequest(0, schedule, asker, null, during, null, reason, State.OPEN);
    }

    /// The same, of one person.
    public CoverRequest of(PersonId person) {
        return new CoverRequest(id, schedule, asker, person, during, inReturn, reason, state);
    }

    /// The same, with time given back.
    public CoverRequest swappedFor(During back) {
        return new CoverRequest(id, schedule, asker, asked, during, back, reason, state);
    }

    public boolean isSwap() {
        return inReturn != null;
    }
}
