package dev.afterglow.reviews.web;

/// The form in which a story is written.
///
/// @param basedOn the version that is in the form
/// @param notice what happened to the last save; may be empty
/// @param theirs what the other wrote at the same place; empty when nobody did
/// @param waits whether an earlier text of the writer is kept aside
public record EditForm(
        String address,
        int basedOn,
        String title,
        String text,
        String notice,
        String theirs,
        String yours,
        boolean waits,
        String error) {}
