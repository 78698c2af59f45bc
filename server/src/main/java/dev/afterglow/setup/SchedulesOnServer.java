package dev.afterglow.setup;

import dev.afterglow.oncall.GivenOverride;
import dev.afterglow.oncall.NamedSchedule;
import dev.afterglow.oncall.OnCall;
import dev.afterglow.oncall.Overrides;
import dev.afterglow.oncall.Schedule;
import dev.afterglow.oncall.ScheduleId;
import dev.afterglow.oncall.ScheduleOverride;
import dev.afterglow.paging.Target;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Schedules. Overrides that people gave are exported with the others; in a file that comes back
/// they are known again, and what people gave without the file's knowledge stays.
@Component
class SchedulesOnServer implements Section<ScheduleEntry> {

    private final OnCall onCall;
    private final Overrides overrides;
    private final PoliciesOnServer policies;

    SchedulesOnServer(OnCall onCall, Overrides overrides, PoliciesOnServer policies) {
        this.onCall = onCall;
        this.overrides = overrides;
        this.policies = policies;
    }

    @Override
    public Kind kind() {
        return Kind.SCHEDULE;
    }

    @Override
    public List<ScheduleEntry> in(Configuration file) {
        return file.schedules();
    }

    @Override
    public String id(ScheduleEntry entry) {
        return entry.schedule().id().value();
    }

    @Override
    public Optional<ScheduleEntry> present(String id) {
        return onCall.schedule(new ScheduleId(id)).map(SchedulesOnServer::entry);
    }

    @Override
    public List<ScheduleEntry> all(Work work) {
        return onCall.schedules().stream()
                .map(schedule -> {
                    List<ScheduleOverride> given =
                            overrides.of(schedule.id()).stream()
                                    .map(GivenOverride::override)
                                    .filter(override -> override.to().isAfter(work.now()))
                                    .toList();
                    ScheduleEntry entry = entry(schedule);
                    return new ScheduleEntry(
                            entry.schedule().with(given), entry.name(), entry.team());
                })
                .toList();
    }

    @Override
    public ScheduleEntry filled(ScheduleEntry entry, Optional<ScheduleEntry> present) {
        Schedule schedule = entry.schedule();
        List<ScheduleOverride> known =
                present.map(before -> before.schedule().overrides()).orElse(List.of());
        List<ScheduleOverride> given =
                overrides.of(schedule.id()).stream().map(GivenOverride::override).toList();
        List<ScheduleOverride> own =
                schedule.overrides().stream()
                        .filter(override -> known.contains(override) || !given.contains(override))
                        .toList();
        Schedule without =
                new Schedule(
                        schedule.id(),
                        schedule.zone(),
                        schedule.layers(),
                        schedule.replacements(),
                        own);
        return new ScheduleEntry(without, entry.name(), entry.team());
    }

    @Override
    public void write(ScheduleEntry entry, Work work) {
        onCall.define(
                new NamedSchedule(entry.schedule(), entry.name(), entry.team().orElse(null)),
                work.actor(),
                work.now());
    }

    @Override
    public void remove(String id, Work work) {
        policies.refuseIfPaged(new Target.OfSchedule(new ScheduleId(id)));
        onCall.remove(new ScheduleId(id), work.actor(), work.now());
    }

    private static ScheduleEntry entry(NamedSchedule schedule) {
        return new ScheduleEntry(
                schedule.schedule(), schedule.name(), Optional.ofNullable(schedule.team()));
    }
}
