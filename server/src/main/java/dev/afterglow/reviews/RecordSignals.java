package dev.afterglow.reviews;

import dev.afterglow.incidents.Closing;
import dev.afterglow.incidents.Impacts;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.Reached;
import dev.afterglow.metrics.Affected;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.web.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the record tells: who came from where, how, at which hour, and what no metric saw.
@Component
class RecordSignals implements SignalSource {

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(22, 0);

    private final Incidents incidents;
    private final Impacts impacts;
    private final People people;

    RecordSignals(Incidents incidents, Impacts impacts, People people) {
        this.incidents = incidents;
        this.impacts = impacts;
        this.people = people;
    }

    @Override
    public List<Signal> signals(Incident incident) {
        List<Participant> came = incidents.participants(incident.id());
        List<Signal> signals = new ArrayList<>();
        if (incident.kind() != IncidentKind.IMPACT) {
            signals.add(
                    new Signal(
                            15,
                            incident.kind() == IncidentKind.NEAR_MISS ? "Near miss" : "Surprise",
                            "yes",
                            "Nobody was harmed; what kept it so?"));
        }
        signals.add(acrossTeams(came));
        signals.add(byChance(came));
        signals.add(oddHours(came));
        unseen(incident.closing()).ifPresent(signals::add);
        signals.add(size(incident));
        return signals;
    }

    private Signal acrossTeams(List<Participant> came) {
        List<PersonId> persons = came.stream().map(Participant::person).distinct().toList();
        List<String> teams =
                people.teamNamesOf(persons).values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList();
        String sentence =
                teams.isEmpty()
                        ? "Nobody of any team is in the record."
                        : String.join(", ", teams) + ".";
        return new Signal(20, "Across teams", words(teams.size(), "team"), sentence);
    }

    private static Signal byChance(List<Participant> came) {
        long chance = came.stream().filter(one -> one.reached() == Reached.CHANCE).count();
        return new Signal(
                30,
                "Reached by chance",
                chance + " of " + came.size(),
                chance == 0
                        ? "Whoever came was on call, paged or asked."
                        : "Nobody had asked them. What made that possible?");
    }

    private Signal oddHours(List<Participant> came) {
        Map<PersonId, ZoneId> zones =
                people.persons(came.stream().map(Participant::person).toList()).stream()
                        .collect(Collectors.toMap(Person::id, Person::zone));
        long night =
                came.stream()
                        .filter(one -> zones.containsKey(one.person()))
                        .filter(one ->
                                isNight(one, zones.getOrDefault(one.person(), ZoneOffset.UTC)))
                        .count();
        return new Signal(
                40,
                "Odd hours",
                night + " of " + came.size(),
                night == 0 ? "Nobody came at night." : "It was night where they are.");
    }

    private static boolean isNight(Participant one, ZoneId zone) {
        LocalTime there = one.joinedAt().atZone(zone).toLocalTime();
        return there.isBefore(MORNING) || !there.isBefore(EVENING);
    }

    private static Optional<Signal> unseen(@Nullable Closing closing) {
        if (closing == null) {
            return Optional.empty();
        }
        return switch (closing.sight()) {
            case LATE -> sight("Seen late", "People felt it before a key metric saw it.");
            case MISSED -> sight("Not seen", "No key metric saw it.");
            case FALSE -> sight("False page", "A key metric paged, and nobody felt anything.");
            case SEEN, NOT_ASKED -> Optional.empty();
        };
    }

    private static Optional<Signal> sight(String name, String sentence) {
        return Optional.of(new Signal(50, name, "yes", sentence));
    }

    /// Always last.
    private Signal size(Incident incident) {
        Instant end = incident.stableAt() == null ? incident.declaredAt() : incident.stableAt();
        Affected affected = impacts.of(incident, end).affected();
        String size =
                affected == null
                        ? felt(incident)
                        : Numbers.number(affected.count()) + " " + affected.noun();
        return new Signal(
                Integer.MAX_VALUE,
                "Size",
                size,
                "Shown because you will look for it. It does not decide.");
    }

    private static String felt(Incident incident) {
        Instant from = incident.feltFrom();
        Instant until = incident.feltUntil();
        if (from == null) {
            return "nobody felt it";
        }
        return until == null ? "not known" : hours(Duration.between(from, until));
    }

    private static String hours(Duration felt) {
        return felt.toMinutes() < 60
                ? felt.toMinutes() + " min"
                : "%d h %02d".formatted(felt.toHours(), felt.toMinutesPart());
    }

    private static String words(int count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + noun + "s";
    }
}
