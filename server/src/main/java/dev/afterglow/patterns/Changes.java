package dev.afterglow.patterns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every change, by time, as arrays.
final class Changes {

    private final long[] at;
    private final int[] person;
    private final String[] service;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, long[]> timesOf = new HashMap<>();

    Changes(History history, People people) {
        List<History.Change> all = history.changes();
        at = new long[all.size()];
        person = new int[all.size()];
        service = new String[all.size()];
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < at.length; i++) {
            History.Change change = all.get(i);
            at[i] = change.at().getEpochSecond();
            person[i] = people.indexOf(change.person());
            service[i] = change.service();
            counts.merge(change.service(), 1, Integer::sum);
        }
        for (History.Incident incident : history.incidents()) {
            if (incident.change() != null) {
                index.put(incident.change(), -1);
            }
        }
        for (int i = 0; i < at.length; i++) {
            index.replace(all.get(i).id(), i);
        }
        counts.forEach((name, count) -> timesOf.put(name, new long[count]));
        counts.replaceAll((name, count) -> 0);
        for (int i = 0; i < at.length; i++) {
            int next = counts.merge(service[i], 1, Integer::sum);
            times(service[i])[next - 1] = at[i];
        }
    }

    int size() {
        return at.length;
    }

    /// The index of a change that an incident names, -1 where there is no such change.
    int indexOf(String id) {
        return index.getOrDefault(id, -1);
    }

    long at(int change) {
        return at[change];
    }

    int person(int change) {
        return person[change];
    }

    String service(int change) {
        return service[change];
    }

    /// When a service was changed, ascending; empty if never.
    long[] times(String name) {
        return timesOf.getOrDefault(name, new long[0]);
    }
}
