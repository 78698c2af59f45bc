package dev.afterglow.incidents;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads a chat: a Slack export (its zip, or one JSON file of it), a Mattermost export, or a plain
/// transcript. Which one it is shows in its first bytes.
final class ChatExport {

    private static final int LOOK = 4_096;

    private ChatExport() {}

    /// @throws ChatReading.Unreadable with a sentence for whoever sent it
    static ChatReading read(InputStream in, ChatWindow window) throws IOException {
        ChatReading.Draft draft = new ChatReading.Draft(window);
        BufferedInputStream stream = new BufferedInputStream(in, LOOK * 2);
        stream.mark(LOOK);
        byte[] start = stream.readNBytes(LOOK);
        stream.reset();
        if (start.length == 0) {
            throw new ChatReading.Unreadable("The file is empty.");
        }
        if (start.length > 3 && start[0] == 'P' && start[1] == 'K') {
            SlackZip.read(stream, draft);
            return draft.reading();
        }
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()));
        try {
            readText(reader, begins(start), draft);
        } catch (CharacterCodingException garbled) {
            throw new ChatReading.Unreadable(
                    "It is neither a zip nor text in UTF-8: no chat export that is known.");
        }
        return draft.reading();
    }

    private static void readText(BufferedReader reader, String begins, ChatReading.Draft draft)
            throws IOException {
        if (begins.matches("\\[[{\\]]?")) {
            SlackMessages.readDay(reader, "", SlackMessages.NO_USERS, draft);
        } else if (begins.startsWith("{")) {
            MattermostExport.read(reader, draft);
        } else {
            Transcript.read(reader, draft);
        }
    }

    /// The first two characters that are neither blank nor a byte-order mark.
    private static String begins(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "");
        String plain = text.replaceAll("\\s+", "");
        return plain.substring(0, Math.min(2, plain.length()));
    }
}
