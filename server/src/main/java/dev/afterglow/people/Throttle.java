package dev.afterglow.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides from the failures of the last quarter of an hour whether one more try is looked at.
///
/// An account takes five failures, an address thirty (many people share one). Where somebody signed
/// in before, only that address's failures count, so that a stranger cannot lock them out.
final class Throttle {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int MOST_PER_ACCOUNT = 5;
    static final int MOST_PER_ADDRESS = 30;

    private Throttle() {}

    /// @param ofAccount failures for the account that count here, oldest first
    /// @param ofAddress failures from the address, oldest first
    static Optional<SignInResult.Throttled> decide(
            List<Instant> ofAccount, List<Instant> ofAddress) {
        if (ofAccount.size() >= MOST_PER_ACCOUNT) {
            Instant counted = ofAccount.get(ofAccount.size() - MOST_PER_ACCOUNT);
            return Optional.of(new SignInResult.Throttled("account", counted.plus(WINDOW)));
        }
        if (ofAddress.size() >= MOST_PER_ADDRESS) {
            Instant counted = ofAddress.get(ofAddress.size() - MOST_PER_ADDRESS);
            return Optional.of(new SignInResult.Throttled("address", counted.plus(WINDOW)));
        }
        return Optional.empty();
    }
}
