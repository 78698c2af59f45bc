package dev.afterglow.delivery;

/// Which messages go first. The order is that of the outbox: the first value leaves first.
public enum Priority {
    /// The first page about a service, or a call of everybody: past every throttle, in reserved
    /// places.
    FIRST_PAGE(0),
    /// Other pages, reminders and repeats.
    PAGE(1),
    /// Everything that wakes nobody.
    NORMAL(2);

    /// The lowest rank of all.
    static final int LAST = 2;

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /// Whether the message asks somebody to come, so that another channel is tried when one fails.
    public boolean isPage() {
        return this != NORMAL;
    }

    /// The place in the outbox: lower leaves first.
    int rank() {
        return rank;
    }

    static Priority ofRank(int rank) {
        for (Priority priority : values()) {
            if (priority.rank == rank) {
                return priority;
            }
        }
        throw new IllegalStateException("No priority has the rank " + rank);
    }
}
