package dev.afterglow.delivery;

/// Places for attempts: each channel has some of its own, and others that only first pages use, so
/// that neither a hanging provider nor a storm of other messages keeps a first page waiting.
record Lane(String channel, boolean isFirst) {

    int lowestPriority() {
        return isFirst ? Priority.FIRST_PAGE.rank() : Priority.PAGE.rank();
    }

    int highestPriority() {
        return isFirst ? Priority.FIRST_PAGE.rank() : Priority.LAST;
    }
}
