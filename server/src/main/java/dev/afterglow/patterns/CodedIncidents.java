package dev.afterglow.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The coded incidents as a table of ticks. Where two coded the same incident the first in the file
/// counts: how far they agree is another question (`agreement`).
final class CodedIncidents {

    private final Map<String, String> gateOf = new TreeMap<>();
    private final List<Coded> rows = new ArrayList<>();

    /// One incident, its coder and its codes.
    record Coded(Timeline.Incident incident, String coder, Set<String> codes) {}

    CodedIncidents(Timeline timeline) {
        Map<String, Coded> byIncident = new HashMap<>();
        for (History.Tick tick : timeline.history().codes()) {
            gateOf.merge(tick.code(), tick.gate(), (one, other) -> one.isEmpty() ? other : one);
            timeline.incident(tick.incident())
                    .ifPresent(incident -> {
                        Coded row =
                                byIncident.computeIfAbsent(
                                        tick.incident(),
                                        id -> new Coded(incident, tick.coder(), new HashSet<>()));
                        if (row.coder().equals(tick.coder())) {
                            row.codes().add(tick.code());
                        }
                    });
        }
        rows.addAll(byIncident.values());
        rows.sort(Comparator.comparingInt(row -> row.incident().index()));
    }

    /// By time.
    List<Coded> rows() {
        return rows;
    }

    /// All codes, sorted.
    List<String> codes() {
        return List.copyOf(gateOf.keySet());
    }

    /// The gate of a code; empty if it is asked of every incident.
    String gateOf(String code) {
        return gateOf.getOrDefault(code, "");
    }

    /// Whether the codes behind a gate were asked of an incident: the gate itself was ticked, or
    /// one of them.
    boolean wasAsked(Coded row, String gate) {
        return gate.isEmpty()
                || row.codes().contains(gate)
                || row.codes().stream().anyMatch(code -> gateOf(code).equals(gate));
    }
}
