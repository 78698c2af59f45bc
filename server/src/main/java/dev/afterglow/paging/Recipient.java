package dev.afterglow.paging;

import dev.afterglow.people.PersonId;

/// Somebody whom a target means now.
///
/// @param because how the target led to them: `on call in core-primary (layer:week)`
public record Recipient(PersonId person, String because) {}
