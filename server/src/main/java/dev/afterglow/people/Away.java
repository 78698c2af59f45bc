package dev.afterglow.people;

import java.time.LocalDate;

/// Days on which somebody is away, in their own zone; why is not said.
///
/// @param from the first day
/// @param to the last day, included
public record Away(PersonId person, LocalDate from, LocalDate to) {}
