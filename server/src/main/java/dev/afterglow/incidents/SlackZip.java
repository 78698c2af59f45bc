package dev.afterglow.incidents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JacksonException;

/// The zip of a Slack export: `users.json`, and `CHANNEL/2026-03-04.json` for each day. Only days
/// that touch the time that is asked for are unpacked.
final class SlackZip {

    private static final int ENTRIES_MAX = 50_000;
    private static final int ENTRY_BYTES_MAX = 32 << 20;
    private static final long UNPACKED_MAX = 512L << 20;

    private SlackZip() {}

    static void read(InputStream in, ChatReading.Draft draft) throws IOException {
        Map<String, byte[]> days = new TreeMap<>();
        Map<String, SlackMessages.User> users = SlackMessages.NO_USERS;
        long unpacked = 0;
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                count++;
                boolean isUsers = entry.getName().endsWith("users.json");
                if (count > ENTRIES_MAX) {
                    throw new ChatReading.Unreadable("The zip has more than 50,000 files.");
                }
                if (!isUsers && !isDay(entry.getName(), draft.window())) {
                    continue;
                }
                byte[] bytes = zip.readNBytes(ENTRY_BYTES_MAX + 1);
                unpacked += bytes.length;
                if (bytes.length > ENTRY_BYTES_MAX || unpacked > UNPACKED_MAX) {
                    throw new ChatReading.Unreadable(
                            "%s is larger than 32 MB unpacked, or all together than 512 MB."
                                    .formatted(entry.getName()));
                }
                if (isUsers) {
                    users = users(bytes);
                } else {
                    days.put(entry.getName(), bytes);
                }
            }
        } catch (ZipException | java.io.EOFException broken) {
            throw new ChatReading.Unreadable(
                    "The zip is broken after %d files: %s. Nothing was added; export it again."
                            .formatted(count, broken.getMessage()));
        }
        if (count == 0) {
            throw new ChatReading.Unreadable("The zip is empty or broken.");
        }
        for (Map.Entry<String, byte[]> day : days.entrySet()) {
            String channel = day.getKey().replaceAll("/?[^/]*$", "");
            SlackMessages.readDay(text(day.getValue()), channel, users, draft);
        }
    }

    private static Map<String, SlackMessages.User> users(byte[] bytes) {
        try {
            return SlackMessages.readUsers(text(bytes));
        } catch (JacksonException broken) {
            throw new ChatReading.Unreadable(
                    "users.json is broken: " + SlackMessages.firstLine(broken));
        }
    }

    /// Slack cuts days in the exporting workspace's zone, so a day more on each side is read.
    private static boolean isDay(String name, ChatWindow window) {
        String file = name.substring(name.lastIndexOf('/') + 1).replace(".json", "");
        try {
            LocalDate day = LocalDate.parse(file);
            LocalDate from = window.from().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
            LocalDate until = window.until().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
            return !day.isBefore(from) && !day.isAfter(until);
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    private static Reader text(byte[] bytes) {
        return new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
    }
}
