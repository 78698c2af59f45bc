package dev.afterglow.setup;

import dev.afterglow.oncall.Schedule;
import dev.afterglow.people.TeamId;
import java.util.Optional;

/// A schedule, what it is called, and whose it is.
public record ScheduleEntry(Schedule schedule, String name, Optional<TeamId> team) {}
