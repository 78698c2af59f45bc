package dev.afterglow.services;

/// A heads-up that is kept, under its number.
public record GivenHeadsUp(long id, HeadsUp headsUp) {}
