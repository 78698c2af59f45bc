package dev.afterglow.themes;

import java.time.Instant;

/// How a code was written at some time.
public record CodeVersion(int number, CodeRules rules, String author, Instant at) {}
