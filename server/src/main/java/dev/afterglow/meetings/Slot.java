package dev.afterglow.meetings;

import java.time.Instant;
import java.util.List;

/// A possible start, and what it asks of each attendee, in their order.
public record Slot(Instant start, List<Seat> seats) {

    /// One attendee's part: the cost of this slot to them.
    public record Seat(Attendee attendee, int cost) {

        /// What the attendee would have borne with this slot.
        double total() {
            return attendee.burden().doubleValue() + cost;
        }
    }

    public Slot {
        seats = List.copyOf(seats);
    }
}
