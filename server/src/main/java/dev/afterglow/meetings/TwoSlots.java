package dev.afterglow.meetings;

import java.time.Instant;
import java.util.List;

/// Two sessions of one meeting, and where each attendee would be, in their order.
public record TwoSlots(Instant first, Instant second, List<Place> places) {

    /// Which session.
    public enum Which {
        FIRST,
        SECOND,
        BOTH
    }

    /// @param cost of the sessions they are at, together
    public record Place(Attendee attendee, Which which, int cost) {

        public boolean isIn(int session) {
            return which == Which.BOTH || (which == Which.FIRST) == (session == 1);
        }
    }

    public TwoSlots {
        places = List.copyOf(places);
    }
}
