package dev.afterglow.incidents;

import java.util.ArrayList;
import java.util.List;

/// What was read out of a chat export.
///
/// @param outside messages before and after the time that was asked for
/// @param problems what could not be read, with its place; at most twenty
record ChatReading(List<ChatMessage> messages, int outside, List<String> problems) {

    ChatReading {
        messages = List.copyOf(messages);
        problems = List.copyOf(problems);
    }

    /// The file cannot be read at all; the message says why, for the person who sent it.
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unreadable(String sentence) {
            super(sentence);
        }
    }

    /// Collects messages within a time.
    static final class Draft {

        static final int MESSAGES_MAX = 5_000;
        private static final int PROBLEMS_MAX = 20;

        private final ChatWindow window;
        private final List<ChatMessage> messages = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private int outside;

        Draft(ChatWindow window) {
            this.window = window;
        }

        ChatWindow window() {
            return window;
        }

        void add(ChatMessage message) {
            if (message.text().isBlank()) {
                return;
            }
            if (!window.holds(message.at())) {
                outside++;
            } else if (messages.size() < MESSAGES_MAX) {
                messages.add(message);
            } else {
                throw new Unreadable(
                        "More than 5,000 messages lie between %s and %s. Choose a shorter time."
                                .formatted(window.from(), window.until()));
            }
        }

        void problem(String sentence) {
            if (problems.size() < PROBLEMS_MAX) {
                problems.add(sentence);
            }
        }

        ChatReading reading() {
            return new ChatReading(messages, outside, problems);
        }
    }
}
