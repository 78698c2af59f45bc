package dev.afterglow.paging;

import java.time.Instant;

/// Something that happened to a page.
///
/// @param kind one of the words of [Kind]
/// @param actor the word of who did it; `system:paging` for paging itself
public record PageEntry(Instant at, String kind, String actor, String words) {

    /// What entries are about.
    public static final class Kind {
        public static final String OPENED = "opened";
        public static final String PAGED = "paged";
        public static final String NOBODY = "nobody paged";
        public static final String PASSED_OVER = "step passed over";
        public static final String ROUND = "round";
        public static final String REMINDED = "reminded";
        public static final String TAKEN = "taken";
        public static final String ANSWERED = "answered";
        public static final String REOPENED = "reopened";
        public static final String STOPPED = "stopped";
        public static final String CLOSED = "closed";
        public static final String BROUGHT = "brought";
        public static final String PASSED_ON = "passed on";
        public static final String EVERYBODY = "everybody";
        public static final String NOT_REACHED = "not reached";
        public static final String ALARM = "alarm";

        private Kind() {}
    }
}
