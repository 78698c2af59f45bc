package dev.afterglow.reviews.web;

import org.jspecify.annotations.Nullable;

/// Who knew something since when, as it was typed.
public record KnowForm(
        @Nullable String person,
        @Nullable String since,
        @Nullable String at,
        @Nullable String fromWhom) {}
