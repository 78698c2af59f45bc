package dev.afterglow.company;

import java.time.LocalDate;
import java.util.List;

/// A worry as several people told it, each in their own words.
///
/// @param risk its id in the history
/// @param told the curator's words
/// @param voices sorted by the day they were handed in; the first before the risk was first heard
public record RiskStory(String risk, String told, List<Voice> voices) {
    public RiskStory {
        voices = List.copyOf(voices);
    }

    /// @param unlinkable whether the person asked that nobody can ever look their name up
    public record Voice(String person, LocalDate handedIn, String text, boolean unlinkable) {}
}
