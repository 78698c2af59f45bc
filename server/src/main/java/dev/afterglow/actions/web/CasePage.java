package dev.afterglow.actions.web;

/// The case for an action, on one page.
///
/// @param action the action
/// @param exposure what came in the year before, in one sentence
/// @param displaces what waits while it is done; empty while nobody said
/// @param canWrite whether the reader may say what waits
public record CasePage(ActionPage action, String exposure, String displaces, boolean canWrite) {}
