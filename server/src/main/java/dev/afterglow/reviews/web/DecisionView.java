package dev.afterglow.reviews.web;

import dev.afterglow.reviews.Signal;
import java.util.List;

/// The page on which people decide what an incident deserves.
///
/// @param decided what was decided and why, in a sentence; empty while open
/// @param similar what was decided in like cases, in a sentence
/// @param reviewAddress of its story; empty when there is none
/// @param planAddress where a meeting is planned; empty when none is called for
/// @param canLookBack whether it is time to ask whether the decision paid
public record DecisionView(
        String id,
        String address,
        String title,
        String lead,
        List<Option> options,
        String reason,
        String decided,
        List<Signal> signals,
        String similar,
        List<Case> cases,
        String reviewAddress,
        String planAddress,
        boolean mayDecide,
        Voice own,
        boolean canLookBack,
        String lookedBack,
        String error) {

    public record Option(
            String word, String title, String meaning, String hours, boolean isChosen) {}

    public record Case(String address, String id, String title, String likeness, String decision) {}

    /// What the reader has said of how it was for them.
    public record Voice(boolean surprised, boolean differs, String words, String right) {}
}
