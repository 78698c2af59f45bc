package dev.afterglow.incidents;

import dev.afterglow.people.Actor;
import dev.afterglow.search.Search;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// The door to incidents by what is told of them: by words, and by meaning once that is known.
@Service
public class LikeIncidents {

    private static final int MOST = 50;

    private final Search search;
    private final IncidentListStore list;

    LikeIncidents(Search search, IncidentListStore list) {
        this.search = search;
        this.list = list;
    }

    /// Those whose title, summary or record is told in these words, the best first, that the actor
    /// may see; at most 50. One that was declared a second ago may still be missing.
    public List<Incident> toldIn(String words, Actor actor, int most) {
        List<IncidentId> ids =
                search.nearest(FoundIncidents.KIND, words, actor, Math.min(most, MOST)).stream()
                        .map(id -> new IncidentId(Long.parseLong(id)))
                        .toList();
        Map<IncidentId, Incident> seen =
                list.of(ids, Eyes.of(actor)).stream()
                        .collect(Collectors.toMap(Incident::id, Function.identity()));
        return ids.stream().filter(seen::containsKey).map(seen::get).toList();
    }

    /// The same, newest first.
    public List<Incident> latestToldIn(String words, Actor actor, int most) {
        return toldIn(words, actor, most).stream()
                .sorted(Comparator.comparing(Incident::declaredAt).reversed())
                .toList();
    }
}
