package dev.afterglow.paging;

import dev.afterglow.people.PersonId;
import java.time.Instant;

/// One way to tell one person about a page, at an instant.
///
/// @param because why this way and then, when it is not the person's plain rule; may be empty
record Notification(
        PersonId person, String channel, String address, Instant dueAt, String because) {}
