package dev.afterglow.incidents;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mattermost's bulk export: JSON lines, each with a `type`; posts with their replies count.
final class MattermostExport {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LINE_MAX = 4 << 20;

    private MattermostExport() {}

    static void read(BufferedReader reader, ChatReading.Draft draft) throws IOException {
        int number = 0;
        int understood = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                if (line.length() > LINE_MAX) {
                    throw new IllegalArgumentException("is longer than 4 million characters");
                }
                JsonNode node = MAPPER.readTree(line);
                understood += node.has("type") ? 1 : 0;
                read(node, draft);
            } catch (JacksonException | IllegalArgumentException broken) {
                draft.problem(
                        "line %d: %s"
                                .formatted(
                                        number,
                                        String.valueOf(broken.getMessage())
                                                .lines()
                                                .findFirst()
                                                .orElse("")));
            }
        }
        if (understood == 0) {
            throw new ChatReading.Unreadable(
                    "It begins like JSON and is no export that is known: expected a Slack export"
                            + " (a zip, or a list of messages) or Mattermost's JSON lines.");
        }
    }

    private static void read(JsonNode node, ChatReading.Draft draft) {
        switch (node.path("type").asString("")) {
            case "post" -> read(node.path("post"), node.path("post").path("channel"), draft);
            case "direct_post" -> read(node.path("direct_post"), node.path("none"), draft);
            default -> {}
        }
    }

    private static void read(JsonNode post, JsonNode channel, ChatReading.Draft draft) {
        long millis = post.path("create_at").asLong(0);
        if (millis == 0) {
            throw new IllegalArgumentException("expected \"create_at\" in milliseconds");
        }
        String user = post.path("user").asString("");
        draft.add(
                new ChatMessage(
                        Instant.ofEpochMilli(millis),
                        "mattermost:%s/%d/%s".formatted(channel.asString(""), millis, user),
                        user,
                        List.of(user),
                        post.path("message").asString(""),
                        post.toString()));
        for (JsonNode reply : post.path("replies")) {
            read(reply, channel, draft);
        }
    }
}
