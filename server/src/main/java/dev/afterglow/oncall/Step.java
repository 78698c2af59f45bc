package dev.afterglow.oncall;

/// One step of the answer to "why is it Luis?": which part of the schedule speaks (`layer week`,
/// `override`, `so`) and what it says, in a sentence for people.
public record Step(String part, String says) {}
