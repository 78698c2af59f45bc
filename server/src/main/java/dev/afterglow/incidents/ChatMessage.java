package dev.afterglow.incidents;

import java.time.Instant;
import java.util.List;

/// Something that was said in a chat.
///
/// @param key names it in that chat, for ever
/// @param speaker as the chat shows them
/// @param words by which the speaker may be known here: an e-mail address, a name, a user name
/// @param original as it stood in the export
record ChatMessage(
        Instant at, String key, String speaker, List<String> words, String text, String original) {

    ChatMessage {
        words = List.copyOf(words);
    }
}
