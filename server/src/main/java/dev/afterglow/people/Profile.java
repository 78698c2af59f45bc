package dev.afterglow.people;

/// A person with what only they choose for themselves.
///
/// @param theme "light", "dark", or empty for what the system prefers
public record Profile(Person person, String theme) {}
