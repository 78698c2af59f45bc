package dev.afterglow.incidents;

import java.io.Reader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of a Slack export: one array of messages a channel and day, and one of users.
final class SlackMessages {

    static final Map<String, User> NO_USERS = Map.of();

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]+)(?:\\|([^>]*))?>");
    private static final Pattern LINK =
            Pattern.compile("<((?:https?|mailto):[^|>]+)(?:\\|([^>]*))?>");
    private static final Pattern CHANNEL = Pattern.compile("<#[A-Z0-9]+\\|([^>]*)>");

    private SlackMessages() {}

    /// @param words an e-mail address, the real name, the user name
    record User(String name, List<String> words) {}

    static Map<String, User> readUsers(Reader reader) {
        Map<String, User> users = new HashMap<>();
        for (JsonNode user : MAPPER.readTree(reader)) {
            JsonNode profile = user.path("profile");
            List<String> words =
                    Stream.of(
                                    profile.path("email").asString(""),
                                    profile.path("real_name").asString(""),
                                    user.path("real_name").asString(""),
                                    profile.path("display_name").asString(""),
                                    user.path("name").asString(""))
                            .filter(word -> !word.isBlank())
                            .distinct()
                            .toList();
            String name = words.stream().filter(word -> !word.contains("@")).findFirst().orElse("");
            users.put(user.path("id").asString(""), new User(name, words));
        }
        return users;
    }

    /// @param channel empty when it is not known
    static void readDay(
            Reader reader, String channel, Map<String, User> users, ChatReading.Draft draft) {
        JsonNode messages;
        try {
            messages = MAPPER.readTree(reader);
        } catch (JacksonException broken) {
            String where =
                    broken.getLocation() == null ? "" : " line " + broken.getLocation().getLineNr();
            throw new ChatReading.Unreadable(
                    "The export is broken at%s: %s"
                            .formatted(
                                    channel.isEmpty() ? where : " " + channel + where,
                                    firstLine(broken)));
        }
        int number = 0;
        for (JsonNode message : messages) {
            number++;
            try {
                read(message, channel, users, draft);
            } catch (IllegalArgumentException wrong) {
                draft.problem("message %d: %s".formatted(number, wrong.getMessage()));
            }
        }
    }

    private static void read(
            JsonNode message, String channel, Map<String, User> users, ChatReading.Draft draft) {
        if (!message.path("type").asString("message").equals("message")) {
            return;
        }
        String subtype = message.path("subtype").asString("");
        if (subtype.startsWith("channel_") || subtype.equals("group_join")) {
            return;
        }
        String stamp = message.path("ts").asString("");
        String id = message.path("user").asString(message.path("bot_id").asString(""));
        User user = users.getOrDefault(id, inMessage(message, id));
        draft.add(
                new ChatMessage(
                        time(stamp),
                        "slack:" + channel + "/" + stamp,
                        user.name().isEmpty() ? id : user.name(),
                        user.words(),
                        plain(message.path("text").asString(""), users),
                        message.toString()));
    }

    private static User inMessage(JsonNode message, String id) {
        JsonNode profile = message.path("user_profile");
        List<String> words =
                Stream.of(
                                profile.path("real_name").asString(""),
                                profile.path("display_name").asString(""),
                                profile.path("name").asString(""),
                                message.path("username").asString(""))
                        .filter(word -> !word.isBlank())
                        .distinct()
                        .toList();
        return new User(words.isEmpty() ? id : words.getFirst(), words);
    }

    private static Instant time(String stamp) {
        try {
            BigDecimal seconds = new BigDecimal(stamp);
            return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "expected \"ts\" such as 1581508273.080900, not \"" + stamp + "\"", wrong);
        }
    }

    private static String plain(String text, Map<String, User> users) {
        String named =
                MENTION.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        "@"
                                                + (users.containsKey(found.group(1))
                                                        ? users.get(found.group(1)).name()
                                                        : found.group(2) == null
                                                                ? found.group(1)
                                                                : found.group(2))));
        String linked =
                LINK.matcher(named)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        found.group(2) == null
                                                ? found.group(1)
                                                : found.group(2) + " (" + found.group(1) + ")"));
        return CHANNEL.matcher(linked)
                .replaceAll("#$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    static String firstLine(JacksonException broken) {
        return String.valueOf(broken.getOriginalMessage()).lines().findFirst().orElse("");
    }
}
