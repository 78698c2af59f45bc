package dev.afterglow.reviews;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.LikeIncidents;
import dev.afterglow.people.Actor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds the incidents before one that are told most like it. Some ten milliseconds.
@Component
class EarlierCases {

    private static final int COMPARED = 200;
    private static final int FOUND = 30;
    private static final int NEAREST = 5;
    private static final int USUAL_SAMPLE = 40;

    private final Incidents incidents;
    private final LikeIncidents like;

    EarlierCases(Incidents incidents, LikeIncidents like) {
        this.incidents = incidents;
        this.like = like;
    }

    /// @param likeness from 0 to 1
    record Near(Incident incident, double likeness) {}

    /// The five most alike, the nearest first: of the latest before it, and of all that the search
    /// finds for its words. Of those that are retold for learning none.
    List<Near> nearest(Incident incident, Actor actor) {
        Set<Incident> before = new LinkedHashSet<>(latest(incident));
        like.toldIn(words(incident), actor, FOUND).stream()
                .filter(one -> isBefore(one, incident))
                .forEach(before::add);
        List<Incident> others = List.copyOf(before);
        Likeness likeness = likeness(incident, others);
        List<Near> near = new ArrayList<>();
        for (int at = 0; at < others.size(); at++) {
            near.add(new Near(others.get(at), likeness.of(0, at + 1)));
        }
        return near.stream()
                .filter(one -> one.likeness() > 0)
                .sorted(Comparator.comparingDouble(Near::likeness).reversed())
                .limit(NEAREST)
                .toList();
    }

    /// The median, over a sample of the latest before it, of how alike the nearest other is.
    double usual(Incident incident) {
        List<Incident> others = latest(incident);
        Likeness likeness = likeness(incident, others);
        List<Double> nearest = new ArrayList<>();
        int step = Math.max(1, others.size() / USUAL_SAMPLE);
        for (int at = 1; at <= others.size(); at += step) {
            double most = 0;
            for (int other = 1; other <= others.size(); other++) {
                most = other == at ? most : Math.max(most, likeness.of(at, other));
            }
            nearest.add(most);
        }
        nearest.sort(Comparator.naturalOrder());
        return nearest.isEmpty() ? 0 : nearest.get(nearest.size() / 2);
    }

    private List<Incident> latest(Incident incident) {
        return incidents.before(incident.declaredAt(), COMPARED).stream()
                .filter(one -> isBefore(one, incident))
                .toList();
    }

    private static boolean isBefore(Incident one, Incident incident) {
        return !one.isReal()
                && !one.id().equals(incident.id())
                && !one.declaredAt().isAfter(incident.declaredAt());
    }

    /// The incident itself stands first.
    private static Likeness likeness(Incident incident, List<Incident> others) {
        return new Likeness(
                Stream.concat(Stream.of(incident), others.stream())
                        .map(EarlierCases::words)
                        .toList());
    }

    private static String words(Incident incident) {
        return incident.title() + " " + incident.summary();
    }
}
