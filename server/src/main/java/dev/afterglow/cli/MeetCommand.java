package dev.afterglow.cli;

import dev.afterglow.meetings.Attendee;
import dev.afterglow.meetings.Concession;
import dev.afterglow.meetings.Proposal;
import dev.afterglow.meetings.Request;
import dev.afterglow.meetings.Slot;
import dev.afterglow.meetings.Slots;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the kindest slots for a meeting of people around the globe.
@Command(
        name = "meet",
        description = "Finds times that are kind to people around the globe.",
        mixinStandardHelpOptions = true)
final class MeetCommand implements Callable<Integer> {

    private static final int NO_SLOT = 1;
    private static final int MOST_SLOTS = 10_000;
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE.yaml", description = "The meeting; - is standard input.")
    private String file;

    @Option(names = "--top", paramLabel = "N", description = "How many slots. Default: 5.")
    private int top = 5;

    @Override
    public Integer call() {
        if (top < 1 || top > MOST_SLOTS) {
            throw InputText.wrong(
                    spec, "--top: expected 1 to " + MOST_SLOTS + ", not \"" + top + "\"");
        }
        Request request = InputText.read(file, spec).as(MeetingFile::read, spec);
        PrintWriter out = spec.commandLine().getOut();
        out.println("start,person,local,cost,burden");
        int exitCode =
                switch (Slots.find(request, top)) {
                    case Proposal.Slots(List<Slot> slots) -> print(slots, out);
                    case Proposal.NoSlot(List<Concession> ways) -> explain(ways);
                };
        out.flush();
        return exitCode;
    }

    private static int print(List<Slot> slots, PrintWriter out) {
        for (Slot slot : slots) {
            for (Slot.Seat seat : slot.seats()) {
                Attendee attendee = seat.attendee();
                Instant start = slot.start();
                out.println(
                        CsvLine.of(
                                start,
                                attendee.id(),
                                LOCAL.format(start.atZone(attendee.zone())),
                                seat.cost(),
                                attendee.burden().toPlainString()));
            }
        }
        return 0;
    }

    private int explain(List<Concession> ways) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("no start suits everybody; to have one, give up one of these:");
        ways.forEach(way -> err.println("  " + way.words()));
        err.flush();
        return NO_SLOT;
    }
}
