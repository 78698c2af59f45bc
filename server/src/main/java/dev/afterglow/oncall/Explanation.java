package dev.afterglow.oncall;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts the resolver's answer for one instant into words.
final class Explanation {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm zzz", Locale.ENGLISH);

    private final Schedule schedule;
    private final Instant at;
    private final Function<PersonId, String> names;

    Explanation(Schedule schedule, Instant at, Function<PersonId, String> names) {
        this.names = names;
        this.schedule = schedule;
        this.at = at;
    }

    /// The steps, weakest first, the conclusion last.
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        layers(schedule.layers(), steps);
        for (Replacement replacement : schedule.replacements()) {
            if (replacement.covers(at)) {
                String says =
                        "stands in for all layers" + span(replacement.from(), replacement.to());
                steps.add(new Step("replacement", says + quoted(replacement.reason())));
                layers(replacement.layers(), steps);
            }
        }
        for (ScheduleOverride override : schedule.overrides()) {
            if (override.covers(at)) {
                String says = words(override.crew()) + span(override.from(), override.to());
                steps.add(new Step("override", says + quoted(override.reason())));
            }
        }
        steps.add(new Step("so", conclusion(Resolver.whoIsOnCall(schedule, at))));
        return List.copyOf(steps);
    }

    private void layers(List<Layer> layers, List<Step> steps) {
        for (Layer layer : layers) {
            String kind = layer.shadow() ? "shadow " : "layer ";
            steps.add(new Step(kind + layer.id(), says(layer)));
        }
    }

    private String says(Layer layer) {
        ZoneId zone = schedule.zone();
        Turns turns = Turns.of(layer, zone);
        long turn = turns.at(at);
        if (turn == Turns.NONE) {
            return "empty: the first turn begins " + words(turns.start(0));
        }
        Optional<String> outside =
                layer.only()
                        .filter(hours -> !hours.contains(zone, at))
                        .map(hours -> "empty: outside " + hours);
        return outside.orElseGet(() ->
                "%s, turn %d of the rotation, since %s until %s"
                        .formatted(
                                words(turns.crew(layer, turn)),
                                turn + 1,
                                words(turns.start(turn)),
                                words(turns.nextAfter(at))));
    }

    private String conclusion(Duty duty) {
        return switch (duty.source()) {
            case Source.Gap() -> "nobody is on call: no layer and no override covers this time";
            case Source.OfOverride(String _) -> isOrAre(duty) + "; an override beats the layers";
            case Source.OfLayer(String layer) ->
                    isOrAre(duty) + "; " + layer + " is the topmost layer that is not empty";
            case Source.OfShadow(String layer) ->
                    throw new IllegalStateException("shadow layer " + layer + " gave a duty");
        };
    }

    private String words(Crew crew) {
        return crew.people().stream().map(names).collect(Collectors.joining(" and "));
    }

    private String isOrAre(Duty duty) {
        return words(duty.crew())
                + (duty.crew().people().size() == 1 ? " is" : " are")
                + " on call";
    }

    private String span(Instant from, Instant to) {
        return ", " + words(from) + " to " + words(to);
    }

    private String words(Instant instant) {
        return TIME.format(instant.atZone(schedule.zone()));
    }

    private static String quoted(String reason) {
        return reason.isEmpty() ? "" : ": \"" + reason + "\"";
    }
}
