package dev.afterglow.home.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Phase;
import dev.afterglow.incidents.RoleHolder;
import dev.afterglow.metrics.MetricCard;
import dev.afterglow.metrics.MetricCards;
import dev.afterglow.oncall.OnCallNow;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.web.ComingUp;
import dev.afterglow.web.Times;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Puts together what the first page says.
@Component
class NowViews {

    private static final String CALM = "People press play and it plays";
    private static final String UNWATCHED = "Nothing is watched yet";
    private static final int MOST_SCHEDULES = 12;
    private static final String CANNOT_TELL = "We cannot tell whether it plays";

    private final MetricCards metrics;
    private final Incidents incidents;
    private final People people;
    private final OnCallNow onCall;
    private final List<ComingUp> coming;

    NowViews(
            MetricCards metrics,
            Incidents incidents,
            People people,
            OnCallNow onCall,
            List<ComingUp> coming) {
        this.coming = coming.stream().sorted(Comparator.comparingInt(ComingUp::order)).toList();
        this.metrics = metrics;
        this.incidents = incidents;
        this.people = people;
        this.onCall = onCall;
    }

    NowPage page(Times times) {
        List<MetricCard> cards = metrics.cards(times);
        List<Incident> open = incidents.notClosed().stream().limit(8).toList();
        MetricCard first = cards.isEmpty() ? null : cards.getFirst();
        Optional<Incident> responding = open.stream().filter(Incident::isOpen).findFirst();
        return new NowPage(
                headline(cards, responding),
                lead(cards, responding, times),
                first,
                cards.stream().skip(1).toList(),
                open.stream().map(incident -> row(incident, times)).toList(),
                onCall.rows(times, MOST_SCHEDULES).stream()
                        .map(row -> new NowPage.OnCallRow(row.schedule().name(), row.people()))
                        .toList(),
                coming.stream().flatMap(one -> one.card(times).stream()).toList(),
                responding.map(Incident::address).orElse(null),
                first == null ? null : first.deviation());
    }

    private static String headline(List<MetricCard> cards, Optional<Incident> responding) {
        if (responding.isPresent()) {
            return responding.get().title();
        }
        if (cards.isEmpty()) {
            return UNWATCHED;
        }
        Optional<MetricCard> outside = cards.stream().filter(MetricCard::outside).findFirst();
        if (outside.isPresent()) {
            return outside.get().name() + ": " + outside.get().state();
        }
        return cards.stream().anyMatch(card -> !card.trouble().isEmpty()) ? CANNOT_TELL : CALM;
    }

    private String lead(List<MetricCard> cards, Optional<Incident> responding, Times times) {
        StringBuilder lead = new StringBuilder();
        responding.ifPresent(incident ->
                lead.append("Since ")
                        .append(times.time(since(incident)))
                        .append(". ")
                        .append(commander(incident))
                        .append(' '));
        List<String> unknown =
                cards.stream()
                        .filter(card -> !card.trouble().isEmpty())
                        .map(MetricCard::name)
                        .toList();
        if (cards.isEmpty()) {
            return lead.append("Add a key metric: a number that your customers feel.").toString();
        }
        lead.append(inside(cards));
        if (!unknown.isEmpty()) {
            lead.append(" Of ").append(String.join(", ", unknown)).append(" we cannot tell.");
        }
        return lead.toString();
    }

    private static String inside(List<MetricCard> cards) {
        long inside =
                cards.stream().filter(card -> !card.outside() && card.trouble().isEmpty()).count();
        if (inside == cards.size() && inside > 1) {
            return "All key metrics are inside their bands.";
        }
        String are =
                inside == 1 ? "metrics is inside its band." : "metrics are inside their bands.";
        return inside + " of " + cards.size() + " key " + are;
    }

    private String commander(Incident incident) {
        return incidents.roles(incident.id()).stream()
                .filter(role -> role.role().equals(RoleHolder.COMMANDER))
                .map(RoleHolder::person)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(people::person)
                .map(Person::name)
                .map(name -> name + " commands.")
                .orElse("Nobody commands yet.");
    }

    private NowPage.OpenIncident row(Incident incident, Times times) {
        String since = Times.duration(Duration.between(since(incident), times.now()));
        return new NowPage.OpenIncident(
                incident.id().toString(),
                incident.address(),
                incident.title(),
                incident.phase().word(),
                incident.phase() == Phase.RESPONDING ? "live" : "good",
                since
                        + " · "
                        + people(incidents.participants(incident.id()).size())
                        + " · "
                        + commander(incident));
    }

    private static String people(int count) {
        return count == 1 ? "one person" : count + " people";
    }

    private static java.time.Instant since(Incident incident) {
        return incident.feltFrom() == null ? incident.declaredAt() : incident.feltFrom();
    }
}
