package dev.afterglow.patterns;

import dev.afterglow.themes.Ticks;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Codes that people gave to incidents.
@Component
class GivenCodes implements Learnt {

    private final Ticks ticks;

    GivenCodes(Ticks ticks) {
        this.ticks = ticks;
    }

    @Override
    public void addTo(HistoryDraft draft, Instant until) {
        Set<String> known = new HashSet<>();
        draft.incidents.forEach(incident -> known.add(incident.id()));
        for (Ticks.Tick tick : ticks.before(until)) {
            String incident = tick.incident().toString();
            if (known.contains(incident)) {
                draft.codes.add(
                        new History.Tick(incident, tick.code(), tick.coder().value(), tick.gate()));
                draft.present.add(Table.CODES);
            }
        }
    }
}
