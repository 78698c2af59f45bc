package dev.afterglow.reviews.web;

/// What a team's stories of a year drew.
///
/// @param cameFreely people who came to a meeting though they had not been there
public record TeamRow(String team, int stories, int cameFreely, int questions, int readAgain) {}
