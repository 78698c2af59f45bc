package dev.afterglow.patterns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects the cases of a look: which incidents count, which of them were exposed, and whose state
/// that tells.
final class Cases {

    /// At most so many incidents are listed as evidence.
    static final int EVIDENCE_MAX = 100;

    /// Evidence that shows when somebody was away or tired needs so many people behind it.
    static final int PEOPLE_MIN = 5;

    private final List<String> exposed = new ArrayList<>();
    private final Set<Integer> people = new HashSet<>();
    private int reviewed;
    private int reviewedExposed;
    private int n;

    /// Counts a case that tells nobody's state.
    void add(Timeline.Incident incident, boolean isExposed) {
        n++;
        reviewed += incident.reviewed() ? 1 : 0;
        if (isExposed) {
            exposed.add(incident.id());
            reviewedExposed += incident.reviewed() ? 1 : 0;
        }
    }

    /// Counts a case that tells the state of a person.
    void add(Timeline.Incident incident, boolean isExposed, int person) {
        add(incident, isExposed, List.of(person));
    }

    /// Counts a case that tells the state of several.
    ///
    /// @param those who were in that state; empty where the case is not exposed
    void add(Timeline.Incident incident, boolean isExposed, Collection<Integer> those) {
        add(incident, isExposed);
        if (isExposed) {
            people.addAll(those);
        }
    }

    int n() {
        return n;
    }

    int observed() {
        return exposed.size();
    }

    /// Evidence that anybody may see.
    Look.Evidence open() {
        int most = Math.min(EVIDENCE_MAX, exposed.size());
        return new Look.Evidence(exposed.subList(0, most), selection());
    }

    /// Evidence about people's days and nights: none with fewer than five people behind it, unless
    /// each of them agreed that it may be shown.
    Look.Evidence ofPeople(People all) {
        boolean enough = people.size() >= PEOPLE_MIN;
        return enough || people.stream().allMatch(all::agreed)
                ? open()
                : new Look.Evidence(List.of(), selection());
    }

    private Selection selection() {
        int otherExposed = exposed.size() - reviewedExposed;
        return new Selection(reviewedExposed, reviewed, otherExposed, n - reviewed);
    }
}
