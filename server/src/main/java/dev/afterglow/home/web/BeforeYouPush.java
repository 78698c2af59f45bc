package dev.afterglow.home.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.people.Actor;
import dev.afterglow.radar.Risk;
import dev.afterglow.radar.RiskId;
import dev.afterglow.radar.Risks;
import dev.afterglow.search.Alike;
import dev.afterglow.search.Document;
import dev.afterglow.search.Meaning;
import dev.afterglow.search.Search;
import dev.afterglow.services.Change;
import dev.afterglow.services.GivenHeadsUp;
import dev.afterglow.services.RecordedChange;
import dev.afterglow.services.Service;
import dev.afterglow.services.ServiceId;
import dev.afterglow.services.Services;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What somebody may want to know before they change a service. It says what is known and never
/// blocks.
@Component
class BeforeYouPush {

    private static final int CHANGES_READ = 200;
    private static final int CHANGES_SHOWN = 5;
    private static final int FOUND_SHOWN = 3;
    private static final Duration CAME_WITHIN = Duration.ofHours(24);

    private final Services services;
    private final Incidents incidents;
    private final Risks risks;
    private final Meaning meaning;
    private final Search search;

    BeforeYouPush(
            Services services, Incidents incidents, Risks risks, Meaning meaning, Search search) {
        this.services = services;
        this.incidents = incidents;
        this.risks = risks;
        this.meaning = meaning;
        this.search = search;
    }

    /// @param dependants that need the service directly, by name; `further` need one of those
    /// @param open incidents that are not closed and touch the service, what it needs or what needs
    ///     it
    /// @param headsUps of the service, what it needs and what needs it
    /// @param worries that a session of the radar has heard, about one of these or in words like
    ///     the plan's
    /// @param learnt published reviews that tell of something like the plan, or of the service
    /// @param changes earlier ones of this service, the most similar first
    record Answer(
            Service service,
            List<Service> dependants,
            int further,
            List<Incident> open,
            List<GivenHeadsUp> headsUps,
            List<Risk> worries,
            List<Document> learnt,
            List<Earlier> changes) {}

    /// @param after incidents that were declared within a day and touch the service; earlier is not
    ///     the same as because of
    record Earlier(Change change, List<Incident> after) {}

    Answer ask(Service service, String plan, Actor actor, Instant now) {
        List<Service> direct = services.dependantsOf(service.id());
        Set<ServiceId> around = new LinkedHashSet<>(Set.of(service.id()));
        around.addAll(service.dependsOn());
        direct.forEach(one -> around.add(one.id()));
        return new Answer(
                service,
                direct,
                reach(service.id()) - direct.size(),
                incidents.notClosed(actor).stream()
                        .filter(one -> one.services().stream().anyMatch(around::contains))
                        .toList(),
                services.headsUps(around, now),
                worries(around, plan, actor),
                found(plan.isBlank() ? service.name() : plan, "review", actor),
                earlier(service.id(), plan));
    }

    private List<Risk> worries(Set<ServiceId> around, String plan, Actor actor) {
        Map<RiskId, Risk> worries = new LinkedHashMap<>();
        risks.heard().stream()
                .filter(one -> one.services().stream().anyMatch(around::contains))
                .forEach(one -> worries.put(one.id(), one));
        found(plan, "risk", actor).stream()
                .flatMap(one -> risks.risk(new RiskId(Long.parseLong(one.id()))).stream())
                .forEach(one -> worries.putIfAbsent(one.id(), one));
        return List.copyOf(worries.values());
    }

    /// What the words lead to among one kind; nothing for no words.
    private List<Document> found(String words, String kind, Actor actor) {
        return search.find(words, Optional.of(kind), FOUND_SHOWN, actor).found().stream()
                .map(Search.Found::document)
                .toList();
    }

    /// How many services would feel it, directly or through others.
    private int reach(ServiceId id) {
        Map<ServiceId, List<ServiceId>> neededBy = new HashMap<>();
        for (Service one : services.all()) {
            one.dependsOn()
                    .forEach(needed ->
                            neededBy.computeIfAbsent(needed, fresh -> new ArrayList<>())
                                    .add(one.id()));
        }
        Set<ServiceId> reached = new LinkedHashSet<>();
        Deque<ServiceId> waiting = new ArrayDeque<>(List.of(id));
        while (!waiting.isEmpty()) {
            for (ServiceId next : neededBy.getOrDefault(waiting.remove(), List.of())) {
                if (!next.equals(id) && reached.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return reached.size();
    }

    private List<Earlier> earlier(ServiceId service, String plan) {
        List<RecordedChange> changes = services.latestChanges(service, CHANGES_READ);
        List<RecordedChange> shown = plan.isBlank() ? changes : similar(changes, plan);
        return shown.stream()
                .limit(CHANGES_SHOWN)
                .map(one ->
                        new Earlier(
                                one.change(),
                                incidents.touching(
                                        List.of(service),
                                        one.change().at(),
                                        one.change().at().plus(CAME_WITHIN))))
                .toList();
    }

    private List<RecordedChange> similar(List<RecordedChange> changes, String plan) {
        Map<String, RecordedChange> byId =
                changes.stream()
                        .collect(
                                Collectors.toMap(
                                        one -> Long.toString(one.id()), Function.identity()));
        // By words: two hundred summaries are not worth the seconds that their meaning takes.
        Alike alike = new Alike(meaning, Alike.Blend.WORDS);
        byId.forEach((id, one) -> alike.put(new Alike.Text(id, one.change().summary(), "")));
        return alike.nearest(new Alike.Text("plan", plan, ""), CHANGES_SHOWN).stream()
                .filter(near -> near.score() > 0)
                .flatMap(near -> Optional.ofNullable(byId.get(near.id())).stream())
                .toList();
    }
}
