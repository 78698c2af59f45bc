package dev.afterglow.company;

/// A code that a coder found in a reviewed incident.
///
/// @param gate the code that had to be ticked before this one was asked for; empty where it always
///     is
public record CodeTick(String incident, String code, String coder, String gate) {}
