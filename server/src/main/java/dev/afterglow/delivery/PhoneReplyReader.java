package dev.afterglow.delivery;

import java.time.Instant;

/// Understands replies from phones. Implemented by the module whose messages ask for them.
public interface PhoneReplyReader {

    /// Does what the reply says.
    ///
    /// @return what to say back, one or two sentences
    String read(PhoneReply reply, Instant now);
}
