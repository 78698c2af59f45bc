package dev.afterglow.oncall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Remembers each schedule's history as long as its version stays, for the pager asks often.
/// Thread-safe; at most 2,000 schedules are remembered.
@Component
class Histories {

    private static final int MOST_REMEMBERED = 2_000;

    private final ScheduleStore store;
    private final Map<ScheduleId, Remembered> remembered = new ConcurrentHashMap<>();

    Histories(ScheduleStore store) {
        this.store = store;
    }

    /// Of a schedule, also of one that was removed; empty if there never was one.
    Optional<History> of(ScheduleId id) {
        return store.row(id).map(this::of);
    }

    /// Of all schedules that are there, by name.
    List<History> all() {
        return store.rows().stream().map(this::of).toList();
    }

    private History of(ScheduleStore.Row row) {
        Remembered known = remembered.get(row.id());
        if (known != null && known.version == row.version()) {
            return known.history;
        }
        List<History.Plan> plans = store.plans(row.id());
        NamedSchedule current =
                new NamedSchedule(plans.getLast().schedule(), row.name(), row.team());
        History history = new History(current, row.removed(), plans, store.given(row.id()));
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(row.id(), new Remembered(row.version(), history));
        return history;
    }

    private record Remembered(long version, History history) {}
}
