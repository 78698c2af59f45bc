package dev.afterglow.reviews;

import dev.afterglow.incidents.Closing;
import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.Reached;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Team;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What the record tells: who came from where, how, at which hour, and what no metric saw.
@Component
class RecordSignals implements SignalSource {

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(22, 0);

    private final Incidents incidents;
    private final People people;

    RecordSignals(Incidents incidents, People people) {
        this.incidents = incidents;
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
        Closing closing = incident.closing();
        if (closing != null && closing.sight() != Closing.Sight.SEEN) {
            signals.add(unseen(closing));
        }
        signals.add(size(incident));
        return signals;
    }

    private Signal acrossTeams(List<Participant> came) {
        Set<PersonId> persons = came.stream().map(Participant::person).collect(Collectors.toSet());
        List<String> teams =
                people.teams().stream()
                        .filter(team -> team.members().stream().anyMatch(persons::contains))
                        .map(Team::name)
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

    private static Signal unseen(Closing closing) {
        return switch (closing.sight()) {
            case LATE -> new Signal(50, "Seen late", "yes", "People felt it before a key metric.");
            case MISSED -> new Signal(50, "Not seen", "yes", "No key metric saw it.");
            case FALSE -> new Signal(50, "False page", "yes", "A key metric paged for nothing.");
            case SEEN -> throw new IllegalStateException("It was seen");
        };
    }

    /// Always last.
    private static Signal size(Incident incident) {
        String size =
                incident.feltFrom() == null
                        ? "nobody felt it"
                        : incident.feltUntil() == null
                                ? "not known"
                                : hours(
                                        Duration.between(
                                                incident.feltFrom(), incident.feltUntil()));
        return new Signal(
                Integer.MAX_VALUE,
                "Size",
                size,
                "Shown because you will look for it. It does not decide.");
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
