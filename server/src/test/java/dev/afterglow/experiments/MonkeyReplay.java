package dev.afterglow.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plays Chaos Monkey's recorded rows of work-day arithmetic.
///
/// @param played how many rows there were
/// @param wrong those that ours answers otherwise
record MonkeyReplay(int played, List<String> wrong) {

    static MonkeyReplay play(Path file) throws IOException {
        JsonNode rows = JsonMapper.builder().build().readTree(Files.readString(file));
        WorkDays days =
                new WorkDays(
                        ZoneId.of(rows.path("zone").asString()),
                        WorkDays.WEEK,
                        Set.of(),
                        9,
                        rows.path("endHour").asInt());
        List<String> wrong = new ArrayList<>();
        for (JsonNode row : rows.path("cases")) {
            Instant ours =
                    days.noTerminationSince(
                            row.path("days").asInt(), time(row.path("now")).toInstant());
            if (!ours.equals(time(row.path("noKillsSince")).toInstant())) {
                wrong.add(row + " ours " + ours);
            }
        }
        return new MonkeyReplay(rows.path("cases").size(), wrong);
    }

    private static OffsetDateTime time(JsonNode text) {
        return OffsetDateTime.parse(text.asString());
    }
}
