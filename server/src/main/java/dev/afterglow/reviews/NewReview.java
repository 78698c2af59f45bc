package dev.afterglow.reviews;

import dev.afterglow.incidents.IncidentId;

/// A review that is to begin.
///
/// @param isGuided whether its page leads the team step by step
/// @param isPractice a case to practise on, in no count
public record NewReview(IncidentId incident, Style style, boolean isGuided, boolean isPractice) {}
