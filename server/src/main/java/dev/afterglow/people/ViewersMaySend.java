package dev.afterglow.people;

/// Declares as a bean that a viewer, too, may send the forms below an address; elsewhere sending
/// needs a responder.
///
/// @param pattern such as `/radar/**`
public record ViewersMaySend(String pattern) {}
