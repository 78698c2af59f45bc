package dev.afterglow.reviews;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Leads a team through its first own review: what is done, what is next, and what it is for.
public final class Guide {

    private Guide() {}

    /// @param state `done`, `current` or `ahead`
    /// @param why what the step is for
    public record Step(String title, String why, String state) {}

    /// What a review has so far.
    public record Facts(
            boolean hasFacilitator,
            boolean hasInterview,
            boolean hasViews,
            boolean isWritten,
            boolean isShared,
            boolean hasMeeting,
            boolean isHeld,
            boolean isPublished) {

        static Facts of(
                Review review, Conversation conversation, Material material, MeetingTimes times) {
            return new Facts(
                    review.facilitator() != null,
                    !conversation.interviews().isEmpty(),
                    !material.perspectives().isEmpty(),
                    review.version() > 1,
                    review.standing() != Standing.DRAFT,
                    times.ends() != null,
                    times.isOver(),
                    review.standing() == Standing.PUBLISHED);
        }
    }

    /// When its meeting ends.
    ///
    /// @param ends null while there is none
    public record MeetingTimes(@org.jspecify.annotations.Nullable Instant ends, Instant now) {

        boolean isOver() {
            return ends != null && ends.isBefore(now);
        }
    }

    /// All steps in order; the first that is not done is the current one.
    public static List<Step> steps(
            Review review, Conversation conversation, Material material, MeetingTimes times) {
        Facts facts = Facts.of(review, conversation, material, times);
        List<Step> steps = new ArrayList<>();
        boolean[] done = {
            facts.hasFacilitator,
            facts.hasInterview,
            facts.hasViews,
            facts.isWritten,
            facts.isShared,
            facts.hasMeeting,
            facts.isHeld,
            facts.isPublished
        };
        boolean isCurrentGiven = false;
        for (int i = 0; i < done.length; i++) {
            String state = done[i] ? "done" : isCurrentGiven ? "ahead" : "current";
            isCurrentGiven |= !done[i];
            steps.add(new Step(TITLES.get(i), REASONS.get(i), state));
        }
        return steps;
    }

    private static final List<String> TITLES =
            List.of(
                    "Find who asks",
                    "Talk with one or two",
                    "Put views side by side",
                    "Tell the story",
                    "Ask those who were there",
                    "Find a kind hour",
                    "Meet",
                    "Publish");

    private static final List<String> REASONS =
            List.of(
                    "Somebody who did not command. They need to know little of the system; not"
                            + " knowing is what makes people explain.",
                    "Half an hour each, before the room. Begin with “where were you when it"
                            + " began?” and let them lead.",
                    "What each saw, believed and did not know at the same moment. Do not choose"
                            + " between them.",
                    "In the order in which people lived it. Put questions where you do not"
                            + " understand; the room answers them.",
                    "They say whether it is right, and what is missing.",
                    "Nobody must come; whoever cannot sends an account.",
                    "Most of the time on what happened. Ideas are noted, and rest for two days.",
                    "A story that is read again is the point of it.");
}
