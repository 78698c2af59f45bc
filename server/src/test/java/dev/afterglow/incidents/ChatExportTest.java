package dev.afterglow.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ChatExportTest {

    private static final ChatWindow EVENING =
            new ChatWindow(
                    Instant.parse("2026-11-19T20:00:00Z"),
                    Instant.parse("2026-11-20T02:00:00Z"),
                    ZoneId.of("Europe/Lisbon"));

    @Test
    void a_slack_export_is_read_with_names_links_and_only_the_days_that_count() throws IOException {
        byte[] zip =
                zip(
                        Map.of(
                                "users.json",
                                """
                                [{"id":"U1","name":"ana",\
                                "profile":{"email":"ana@example.org","real_name":"Ana Reyes"}}]
                                """,
                                "core/2026-11-19.json",
                                """
                                [{"type":"message","user":"U1","ts":"1795125840.000200",
                                  "text":"<@U1> sees &lt;errors&gt; <https://x.example|here>"},
                                 {"type":"message","subtype":"channel_join","user":"U1",
                                  "ts":"1795125841.0","text":"joined"},
                                 {"type":"message","user":"U9","ts":"1795100000.0",
                                  "text":"much earlier"},
                                 {"type":"message","user":"U9","ts":"soon","text":"no time"}]
                                """,
                                "core/2020-01-01.json",
                                "this is never opened"));

        ChatReading reading = ChatExport.read(new ByteArrayInputStream(zip), EVENING);

        ChatMessage only = reading.messages().getFirst();
        assertThat(reading.messages()).hasSize(1);
        assertThat(only.at()).isEqualTo(Instant.parse("2026-11-19T22:04:00Z"));
        assertThat(only.speaker()).isEqualTo("Ana Reyes");
        assertThat(only.words()).contains("ana@example.org");
        assertThat(only.text()).isEqualTo("@Ana Reyes sees <errors> here (https://x.example)");
        assertThat(only.key()).isEqualTo("slack:core/1795125840.000200");
        assertThat(reading.outside()).isEqualTo(1);
        assertThat(reading.problems()).singleElement().asString().contains("message 4", "soon");
    }

    @Test
    void a_mattermost_export_is_read_with_replies() throws IOException {
        String lines =
                """
                {"type":"version","version":1}
                {"type":"post","post":{"team":"ops","channel":"core","user":"ana",\
                "message":"It is back","create_at":1795125840000,\
                "replies":[{"user":"bo","message":"Here too","create_at":1795125900000}]}}
                {"type":"post","post":
                """;

        ChatReading reading = read(lines);

        assertThat(reading.messages())
                .extracting(ChatMessage::text)
                .containsExactly("It is back", "Here too");
        assertThat(reading.problems()).singleElement().asString().contains("line 3");
    }

    @Test
    void a_transcript_is_read_over_midnight_with_lines_that_go_on() throws IOException {
        String text =
                """
                [22:04] Ana Reyes: First
                and it goes on
                2026-11-19 23:50 Bo: Second
                Cleo  [11:58 PM]
                Third
                00:10 <dan> Fourth
                2026-11-20T01:00:00Z Eve: Fifth: with a colon
                """;

        ChatReading reading = read(text);

        assertThat(reading.messages())
                .extracting(ChatMessage::speaker, ChatMessage::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ana Reyes", "First\nand it goes on"),
                        org.assertj.core.groups.Tuple.tuple("Bo", "Second"),
                        org.assertj.core.groups.Tuple.tuple("Cleo", "Third"),
                        org.assertj.core.groups.Tuple.tuple("dan", "Fourth"),
                        org.assertj.core.groups.Tuple.tuple("Eve", "Fifth: with a colon"));
        assertThat(reading.messages().get(3).at()).isEqualTo(Instant.parse("2026-11-20T00:10:00Z"));
    }

    @Test
    void what_is_broken_is_said_in_a_sentence() throws IOException {
        byte[] zip = zip(Map.of("core/2026-11-19.json", "[{\"type\":\"message\"".repeat(2000)));
        byte[] cut = java.util.Arrays.copyOf(zip, zip.length / 2);

        assertUnreadable(cut, "broken");
        assertUnreadable(zip, "core");
        assertUnreadable(new byte[0], "empty");
        assertUnreadable(new byte[] {'x', (byte) 0xff, (byte) 0xfe}, "UTF-8");
        assertUnreadable("[{\"type\":".getBytes(StandardCharsets.UTF_8), "line 1");
        assertUnreadable("{\"a\":1}".getBytes(StandardCharsets.UTF_8), "Mattermost");
        assertUnreadable("just words\nand more".getBytes(StandardCharsets.UTF_8), "22:04");
        assertUnreadable(
                "22:04 ana: again\n".repeat(5_001).getBytes(StandardCharsets.UTF_8), "5,000");
    }

    private static void assertUnreadable(byte[] bytes, String word) {
        assertThatThrownBy(() -> ChatExport.read(new ByteArrayInputStream(bytes), EVENING))
                .isInstanceOf(ChatReading.Unreadable.class)
                .hasMessageContaining(word);
    }

    private static ChatReading read(String text) throws IOException {
        return ChatExport.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), EVENING);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
