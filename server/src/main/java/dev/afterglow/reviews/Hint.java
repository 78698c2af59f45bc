package dev.afterglow.reviews;

/// A remark on how something is told. It explains, and never blocks.
///
/// @param start of the words in the text, in characters
/// @param end after their last character
public record Hint(Kind kind, int start, int end, String words) {

    /// What the words do, and what may be asked instead.
    public enum Kind {
        COUNTERFACTUAL(
                "tells of something that did not happen",
                "What did happen, and what made it the sensible thing to do? That can be learnt"
                        + " from; the other world cannot."),
        BLAME(
                "judges people",
                "Then the story ends with them. What were they looking at, and what were they"
                        + " weighing at that moment?"),
        HINDSIGHT(
                "sees it from the end",
                "It is clear now. What could be seen then, among everything else that was going"
                        + " on?"),
        HUMAN_ERROR(
                "explains with an error of people",
                "It is a name for where somebody stopped asking. What made the act look right to"
                        + " a person who meant well?"),
        SINGLE_CAUSE(
                "speaks of one cause",
                "Which other things had to be so, too? What was different from all the days on"
                        + " which it went well?");

        private final String meaning;
        private final String question;

        Kind(String meaning, String question) {
            this.meaning = meaning;
            this.question = question;
        }

        public String meaning() {
            return meaning;
        }

        public String question() {
            return question;
        }
    }

    boolean overlaps(Hint other) {
        return start < other.end && other.start < end;
    }
}
