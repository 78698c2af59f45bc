package dev.afterglow.services;

import dev.afterglow.people.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who carries a service, as one reader may see it. With fewer than three, names would point at
/// somebody as the weak spot, so they are shown to those people only.
public sealed interface Carriers {

    int FEWEST_TO_NAME = 3;

    /// Nobody has said that they know it.
    record Nobody() implements Carriers {}

    /// Three or more, those who have longest first.
    record Named(List<Knowledge> known) implements Carriers {

        public Named {
            known = List.copyOf(known);
        }
    }

    /// One or two, and the reader is one of them.
    record YouAndFew(List<Knowledge> known) implements Carriers {

        public YouAndFew {
            known = List.copyOf(known);
        }
    }

    /// One or two, and the reader is not one of them.
    record Few() implements Carriers {}

    /// Decides what the reader sees.
    ///
    /// @param reader null when nobody is signed in
    static Carriers of(List<Knowledge> known, @Nullable PersonId reader) {
        if (known.isEmpty()) {
            return new Nobody();
        }
        if (known.size() >= FEWEST_TO_NAME) {
            return new Named(known);
        }
        boolean among = known.stream().anyMatch(line -> line.person().equals(reader));
        return among ? new YouAndFew(known) : new Few();
    }
}
