package dev.afterglow.experiments;

import dev.afterglow.experiments.OptIn.Exemption;
import dev.afterglow.experiments.OptIn.Grouping;
import dev.afterglow.experiments.OptIn.Instance;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What teams agreed to with the monkey, and what runs: read from JSON.
///
/// @param seed kept secret where the schedule is for real
public record MonkeyFile(
        long seed, WorkDays workDays, List<OptIn> optIns, List<Instance> instances) {

    private static final Set<String> TOP =
            Set.of("seed", "zone", "hours", "days", "holidays", "apps", "instances");
    private static final Set<String> APP =
            Set.of(
                    "app",
                    "enabled",
                    "grouping",
                    "regions_independent",
                    "mean_days",
                    "minimum_days",
                    "exact_mean",
                    "exceptions");

    public MonkeyFile {
        optIns = List.copyOf(optIns);
        instances = List.copyOf(instances);
    }

    /// Either the file, or all that is wrong with it; one of both is empty.
    public record Read(List<MonkeyFile> file, List<Mistake> mistakes) {}

    public static Read read(String text) {
        return switch (ExperimentFile.read(text)) {
            case ExperimentReading.Refused(var mistakes) -> new Read(List.of(), mistakes);
            case ExperimentReading.Accepted(ExperimentFile file) -> new Reader(file).read();
        };
    }

    private static final class Reader {
        private final ExperimentFile file;
        private final JsonNode root;
        private final List<Mistake> mistakes = new ArrayList<>();

        Reader(ExperimentFile file) {
            this.file = file;
            this.root = file.document();
        }

        Read read() {
            unknown(root, "", TOP);
            List<OptIn> optIns = new ArrayList<>();
            List<Instance> instances = new ArrayList<>();
            WorkDays[] days = new WorkDays[1];
            tried("zone", () -> days[0] = workDays());
            for (int i = 0; i < root.path("apps").size(); i++) {
                JsonNode app = root.path("apps").get(i);
                String path = "apps[" + i + "]";
                unknown(app, path, APP);
                tried(path, () -> optIns.add(optIn(app)));
            }
            for (int i = 0; i < root.path("instances").size(); i++) {
                JsonNode one = root.path("instances").get(i);
                tried("instances[" + i + "]", () -> instances.add(instance(one)));
            }
            return mistakes.isEmpty()
                    ? new Read(
                            List.of(
                                    new MonkeyFile(
                                            root.path("seed").asLong(0),
                                            days[0],
                                            optIns,
                                            instances)),
                            List.of())
                    : new Read(List.of(), mistakes);
        }

        private void tried(String path, Runnable reading) {
            try {
                reading.run();
            } catch (IllegalArgumentException | DateTimeException wrong) {
                mistakes.add(file.mistake(path, String.valueOf(wrong.getMessage())));
            }
        }

        private void unknown(JsonNode node, String path, Set<String> known) {
            for (String key : node.propertyNames()) {
                if (!known.contains(key)) {
                    mistakes.add(
                            file.mistake(
                                    ExperimentFile.child(path, key),
                                    "unknown key; known are "
                                            + String.join(", ", known.stream().sorted().toList())));
                }
            }
        }

        private WorkDays workDays() {
            Set<LocalDate> holidays = new HashSet<>();
            root.path("holidays").forEach(day -> holidays.add(LocalDate.parse(day.asString(""))));
            Set<DayOfWeek> days = new HashSet<>();
            root.path("days")
                    .forEach(day ->
                            days.add(DayOfWeek.valueOf(day.asString("").toUpperCase(Locale.ROOT))));
            JsonNode hours = root.path("hours");
            return new WorkDays(
                    ZoneId.of(root.path("zone").asString("UTC")),
                    days.isEmpty() ? WorkDays.WEEK : days,
                    holidays,
                    hours.path(0).asInt(9),
                    hours.path(1).asInt(15));
        }

        private static OptIn optIn(JsonNode app) {
            Set<Exemption> exceptions = new HashSet<>();
            app.path("exceptions")
                    .forEach(each ->
                            exceptions.add(
                                    new Exemption(
                                            each.path("account").asString("*"),
                                            each.path("stack").asString("*"),
                                            each.path("detail").asString("*"),
                                            each.path("region").asString("*"))));
            return new OptIn(
                    needed(app, "app"),
                    app.path("enabled").asBoolean(true),
                    Grouping.valueOf(
                            app.path("grouping").asString("cluster").toUpperCase(Locale.ROOT)),
                    app.path("regions_independent").asBoolean(true),
                    app.path("mean_days").asDouble(2),
                    app.path("minimum_days").asInt(1),
                    exceptions,
                    app.path("exact_mean").asBoolean(false));
        }

        private static Instance instance(JsonNode one) {
            return new Instance(
                    needed(one, "id"),
                    needed(one, "app"),
                    one.path("account").asString(""),
                    one.path("region").asString(""),
                    one.path("stack").asString(""),
                    one.path("detail").asString(""),
                    one.path("cluster").asString(""));
        }

        private static String needed(JsonNode node, String key) {
            String value = node.path(key).asString("");
            if (value.isEmpty()) {
                throw new IllegalArgumentException("expected '" + key + "', was not there");
            }
            return value;
        }
    }
}
