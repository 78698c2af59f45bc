package dev.afterglow.reviews.web;

import dev.afterglow.web.PersonChip;

/// A volunteer in the list of those who facilitate.
public record FacilitatorRow(PersonChip person, String stage, String meaning, String words) {}
