package dev.afterglow.oncall;

import dev.afterglow.people.TeamId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A schedule as it is configured: its plan, what it is called, and whose it is.
///
/// @param schedule the plan in force, with the configured overrides but not those people gave
/// @param team null: nobody owns it
public record NamedSchedule(Schedule schedule, String name, @Nullable TeamId team) {

    private static final int LONGEST_NAME = 200;

    public NamedSchedule {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A schedule's name has 1 to 200 characters; that of "
                            + schedule.id()
                            + " has none or more");
        }
    }

    public ScheduleId id() {
        return schedule.id();
    }

    public ZoneId zone() {
        return schedule.zone();
    }
}
