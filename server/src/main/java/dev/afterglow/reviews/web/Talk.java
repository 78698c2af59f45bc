package dev.afterglow.reviews.web;

import dev.afterglow.web.PersonChip;

/// A conversation as one reader sees it.
///
/// @param notes empty when the reader may not read them
public record Talk(
        long id,
        PersonChip person,
        String interviewer,
        String standing,
        String notes,
        boolean mayRead,
        boolean mayWrite,
        boolean mayRelease) {}
