package dev.afterglow.people;

import org.springframework.security.access.AccessDeniedException;

/// Whether somebody may do something, and the sentence that says why.
public record Permission(boolean granted, String reason) {

    /// Answers the current request with 403 and the reason, unless granted.
    public void require() {
        if (!granted) {
            throw new AccessDeniedException(reason);
        }
    }
}
