package dev.afterglow.people;

import java.time.Instant;

/// What became of a try to sign in.
public sealed interface SignInResult {

    record Accepted(Profile profile) implements SignInResult {}

    /// The address and the password do not belong together; which of them is wrong is not said.
    record Refused(int triesLeft) implements SignInResult {}

    /// Too many tries; the password was not looked at.
    ///
    /// @param what "account" or "address"
    record Throttled(String what, Instant until) implements SignInResult {}
}
