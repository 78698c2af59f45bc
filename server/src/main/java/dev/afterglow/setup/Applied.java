package dev.afterglow.setup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// What became of a file that was to be applied, or planned.
public sealed interface Applied {

    /// The server is as the file says.
    record Done(List<PlanLine> plan) implements Applied {

        public Done {
            plan = List.copyOf(plan);
        }
    }

    /// The server would become so; nothing was changed.
    record Planned(List<PlanLine> plan) implements Applied {

        public Planned {
            plan = List.copyOf(plan);
        }
    }

    /// Nothing was changed, for at least one problem, sorted by place.
    record Refused(List<Problem> problems) implements Applied {

        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// A plan in words: its lines, then how many of which change.
    static String words(List<PlanLine> plan) {
        String counts =
                Arrays.stream(Change.values())
                        .map(change -> count(plan, change) + " " + change.word())
                        .collect(Collectors.joining(", "));
        return plan.stream().map(line -> line + "\n").collect(Collectors.joining()) + counts + "\n";
    }

    private static long count(List<PlanLine> plan, Change change) {
        return plan.stream().filter(line -> line.change() == change).count();
    }
}
