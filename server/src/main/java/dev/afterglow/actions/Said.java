package dev.afterglow.actions;

/// What the room said of "will it be done in 90 days?", once the forecasts were opened.
///
/// @param people how many forecast
/// @param percent their mean, 0 to 100
public record Said(int people, double percent) {}
