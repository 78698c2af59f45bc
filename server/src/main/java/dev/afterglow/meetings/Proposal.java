package dev.afterglow.meetings;

import java.util.List;

/// What came of looking for a time.
public sealed interface Proposal {

    /// Some slots, the kindest first; at least one.
    record Slots(List<Slot> slots) implements Proposal {

        public Slots {
            slots = List.copyOf(slots);
        }
    }

    /// There is no slot; giving up any one of these would make one, the least first.
    record NoSlot(List<Concession> concessions) implements Proposal {

        public NoSlot {
            concessions = List.copyOf(concessions);
        }
    }
}
