package dev.afterglow.paging.web;

import dev.afterglow.web.PersonChip;
import java.util.List;

/// "What do you need?", for somebody who has the page.
///
/// @param action where the forms go: `/p/TOKEN`
/// @param choices people to bring, the first one chosen
/// @param next who comes with the next step; empty when there is none
/// @param acts what other modules offer
/// @param guard the call of everybody
/// @param error why the last act was refused; empty for none
public record NeedPage(
        String action,
        String headline,
        String since,
        boolean isNight,
        List<Choice> choices,
        String next,
        List<Act> acts,
        Guard guard,
        boolean hasRollCall,
        String error) {

    public record Choice(String id, PersonChip person) {}

    public record Act(String label, String address) {}

    /// What calling everybody means now.
    ///
    /// @param count how many people
    /// @param night how many of them are in their night
    /// @param refusal why it is not possible; empty when it is
    /// @param line what was entered already
    public record Guard(int count, int night, String refusal, String line) {

        /// E.g. "1 person", "17 people".
        public String people() {
            return people(count);
        }

        /// Whom it wakes, in the same words.
        public String sleepers() {
            return people(night);
        }

        private static String people(int number) {
            return number == 1 ? "1 person" : number + " people";
        }
    }
}
