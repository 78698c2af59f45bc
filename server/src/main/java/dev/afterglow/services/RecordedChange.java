package dev.afterglow.services;

/// A change that is kept, under the number that others refer to.
public record RecordedChange(long id, Change change) {}
