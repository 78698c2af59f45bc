package dev.afterglow.reviews.web;

/// What an incident was found to deserve, beside its record.
///
/// @param decided in a sentence; empty while open
/// @param reviewAddress of its story; empty when there is none
public record DecisionPanel(
        String address, String decided, String reason, String reviewAddress, boolean mayDecide) {}
