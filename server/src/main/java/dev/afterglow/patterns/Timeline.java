package dev.afterglow.patterns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A [History] as arrays and indices, so that a million changes are looked at in milliseconds.
/// Times are seconds since 1970. Built once a run and only read by the lenses.
final class Timeline {

    static final long DAY = 86_400;
    static final long WEEK = 7 * DAY;

    /// Days, weekdays and seasons are compared within blocks of this length: a quarter.
    static final long QUARTER = 13 * WEEK;

    private final History history;
    private final long begin;
    private final long end;
    private final People people;
    private final Changes changes;
    private final List<Incident> incidents = new ArrayList<>();
    private final Map<String, Incident> byId = new HashMap<>();
    private final Map<String, String> teamOf = new HashMap<>();
    private final Map<String, List<Knower>> knowers = new HashMap<>();

    /// An incident; `change` is an index of [Changes], or -1.
    record Incident(
            int index,
            String id,
            long start,
            @Nullable Long stable,
            String service,
            int change,
            boolean reviewed,
            @Nullable String automation) {

        /// Seconds until it was stable; empty while it runs.
        Optional<Long> lasted() {
            return stable == null ? Optional.empty() : Optional.of(stable - start);
        }
    }

    /// Somebody who knows a service, between two days, both included.
    record Knower(int person, long since, long until) {
        boolean knowsOn(long day) {
            return since <= day && day <= until;
        }
    }

    Timeline(History history) {
        this.history = history;
        this.people = new People(history);
        this.changes = new Changes(history, people);
        for (History.Incident incident : history.incidents()) {
            Instant stable = incident.stableAt();
            Incident indexed =
                    new Incident(
                            incidents.size(),
                            incident.id(),
                            incident.startedAt().getEpochSecond(),
                            stable == null ? null : stable.getEpochSecond(),
                            incident.service(),
                            incident.change() == null ? -1 : changes.indexOf(incident.change()),
                            incident.reviewed(),
                            incident.automation());
            incidents.add(indexed);
            byId.put(incident.id(), indexed);
        }
        history.services().forEach(service -> teamOf.put(service.id(), service.team()));
        for (History.Knowing knowing : history.knowledge()) {
            long until = knowing.until() == null ? Long.MAX_VALUE : knowing.until().toEpochDay();
            knowers.computeIfAbsent(knowing.service(), name -> new ArrayList<>())
                    .add(
                            new Knower(
                                    people.indexOf(knowing.person()),
                                    knowing.since().toEpochDay(),
                                    until));
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Incident incident : incidents) {
            first = Math.min(first, incident.start());
            last = Math.max(last, incident.start());
        }
        if (changes.size() > 0) {
            first = Math.min(first, changes.at(0));
            last = Math.max(last, changes.at(changes.size() - 1));
        }
        this.begin = incidents.isEmpty() ? 0 : first;
        this.end = incidents.isEmpty() ? 0 : last + 1;
    }

    History history() {
        return history;
    }

    People people() {
        return people;
    }

    Changes changes() {
        return changes;
    }

    /// By time.
    List<Incident> incidents() {
        return incidents;
    }

    Optional<Incident> incident(@Nullable String id) {
        return Optional.ofNullable(id == null ? null : byId.get(id));
    }

    /// The first moment looked at.
    long begin() {
        return begin;
    }

    /// The first moment after all that was looked at.
    long end() {
        return end;
    }

    /// The team of a service; empty where it has none.
    String teamOf(String service) {
        return teamOf.getOrDefault(service, "");
    }

    List<Knower> knowersOf(String service) {
        return knowers.getOrDefault(service, List.of());
    }

    boolean knows(int person, String service, long at) {
        long day = people.dayOf(person, at);
        for (Knower knower : knowersOf(service)) {
            if (knower.person() == person && knower.knowsOn(day)) {
                return true;
            }
        }
        return false;
    }

    /// Moments on the same weekday at the same time in the same quarter as `at`, itself included.
    long[] alike(long at) {
        long block = begin + (at - begin) / QUARTER * QUARTER;
        long first = at - (at - block) / WEEK * WEEK;
        long stop = Math.min(block + QUARTER, end);
        long[] moments = new long[(int) ((stop - 1 - first) / WEEK) + 1];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = first + i * WEEK;
        }
        return moments;
    }
}
