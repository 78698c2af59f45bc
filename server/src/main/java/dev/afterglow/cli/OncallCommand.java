package dev.afterglow.cli;

import dev.afterglow.oncall.OnCallCalendar;
import dev.afterglow.oncall.Resolver;
import dev.afterglow.oncall.Schedule;
import dev.afterglow.oncall.Shift;
import dev.afterglow.people.PersonId;
import dev.afterglow.setup.ConfigurationReader;
import dev.afterglow.setup.ScheduleEntry;
import dev.afterglow.setup.Texts;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Prints who is on call by the schedules of a configuration file.
@Command(
        name = "oncall",
        description = "Resolves the schedules of a configuration file.",
        mixinStandardHelpOptions = true)
final class OncallCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private enum Format {
        CSV,
        ICS,
        JSON
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE.yaml", description = "The configuration; - is standard input.")
    private String file;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "T",
            description =
                    "The beginning: a date or local time in each schedule's zone, or a time with"
                            + " an offset, such as 2026-03-28T18:00:00Z.")
    private String from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "T",
            description = "The end, which is not included.")
    private String to;

    @Option(names = "--format", paramLabel = "F", description = "csv (default), ics or json.")
    private String format = "csv";

    @Override
    public Integer call() {
        Format form = parsed("--format", () -> Texts.choice(Format.class).apply(format));
        List<Schedule> schedules =
                InputText.read(file, spec).as(ConfigurationReader::read, spec).schedules().stream()
                        .map(ScheduleEntry::schedule)
                        .sorted(Comparator.comparing(schedule -> schedule.id().value()))
                        .toList();
        Map<Schedule, List<Shift>> shifts = new LinkedHashMap<>();
        for (Schedule schedule : schedules) {
            shifts.put(schedule, shifts(schedule));
        }
        PrintWriter out = spec.commandLine().getOut();
        switch (form) {
            case CSV -> printCsv(shifts, out);
            case ICS -> out.print(OnCallCalendar.write(shifts));
            case JSON -> printJson(shifts, out);
        }
        out.flush();
        return 0;
    }

    private List<Shift> shifts(Schedule schedule) {
        Instant begin = parsed("--from", () -> Texts.instant(from, schedule.zone()));
        Instant end = parsed("--to", () -> Texts.instant(to, schedule.zone()));
        if (!begin.isBefore(end)) {
            throw InputText.wrong(
                    spec, "--to: expected a time after --from " + from + ", not \"" + to + "\"");
        }
        return Resolver.list(schedule, begin, end);
    }

    private static void printCsv(Map<Schedule, List<Shift>> shifts, PrintWriter out) {
        out.println("schedule,from,to,person,source");
        shifts.forEach((schedule, rows) -> {
            StringBuilder lines = new StringBuilder();
            for (Shift row : rows) {
                String line =
                        CsvLine.of(
                                schedule.id(),
                                time(row.from(), schedule.zone()),
                                time(row.to(), schedule.zone()),
                                row.person().map(PersonId::value).orElse(""),
                                row.source().text());
                lines.append(line).append(System.lineSeparator());
            }
            out.print(lines);
        });
    }

    private static void printJson(Map<Schedule, List<Shift>> shifts, PrintWriter out) {
        JsonMapper json = new JsonMapper();
        shifts.forEach((schedule, rows) -> {
            StringBuilder lines = new StringBuilder();
            for (Shift row : rows) {
                var line = json.createObjectNode();
                line.put("schedule", schedule.id().value());
                line.put("from", time(row.from(), schedule.zone()));
                line.put("to", time(row.to(), schedule.zone()));
                line.put("person", row.person().map(PersonId::value).orElse(null));
                line.put("source", row.source().text());
                lines.append(line).append(System.lineSeparator());
            }
            out.print(lines);
        });
    }

    private static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    private <T> T parsed(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException wrong) {
            throw InputText.wrong(spec, option + ": " + wrong.getMessage());
        }
    }
}
