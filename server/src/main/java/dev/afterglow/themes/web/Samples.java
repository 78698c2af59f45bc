package dev.afterglow.themes.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.themes.Rounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which incidents two people code blind: those somebody ticks, or some drawn at random, so that
/// nobody chooses the clear ones.
@Component
class Samples {

    private static final int DRAWN_FROM = 200;

    private final Incidents incidents;
    private final Rounds rounds;
    private final Sight sight;

    Samples(Incidents incidents, Rounds rounds, Sight sight) {
        this.incidents = incidents;
        this.rounds = rounds;
        this.sight = sight;
    }

    /// What the form sends.
    ///
    /// @param drawn how many are drawn at random; null or 0: those that were ticked
    record Wish(String @Nullable [] incident, @Nullable Integer drawn) {}

    List<IncidentId> of(Wish wish, Actor actor, Instant now) {
        Integer drawn = wish.drawn();
        return drawn == null || drawn <= 0 ? ticked(wish, actor) : drawn(drawn, now);
    }

    private List<IncidentId> ticked(Wish wish, Actor actor) {
        return Arrays.stream(Optional.ofNullable(wish.incident()).orElse(new String[0]))
                .filter(id -> !id.isBlank())
                .map(IncidentId::parse)
                .distinct()
                .filter(id -> sight.maySee(id, actor))
                .toList();
    }

    /// From the latest that everybody may see and that no round had.
    private List<IncidentId> drawn(int many, Instant now) {
        Set<IncidentId> before =
                rounds.all().stream()
                        .flatMap(one -> one.incidents().stream())
                        .collect(Collectors.toSet());
        List<IncidentId> all =
                new ArrayList<>(
                        incidents.before(now.plusSeconds(1), DRAWN_FROM).stream()
                                .map(Incident::id)
                                .filter(id -> !before.contains(id))
                                .toList());
        Collections.shuffle(all, new Random(now.toEpochMilli()));
        return all.stream()
                .limit(many)
                .sorted(Comparator.comparingLong(IncidentId::value))
                .toList();
    }
}
