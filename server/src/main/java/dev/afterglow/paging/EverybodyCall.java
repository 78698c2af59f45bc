package dev.afterglow.paging;

import dev.afterglow.people.PersonId;

/// One person's act of calling everybody.
///
/// @param seen how many people the caller was told it would page
/// @param line what the people are told, one line
public record EverybodyCall(
        Crowd.Choice choice, int seen, String line, boolean isDrill, PersonId by) {}
