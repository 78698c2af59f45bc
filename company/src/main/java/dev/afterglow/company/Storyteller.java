package dev.afterglow.company;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Tells a history's incidents, actions and risks. Each incident gets the mechanism, among those
/// that can happen to its service, that was told least so far.
final class Storyteller {
    private final Facts facts;
    private final Dice dice;
    private final TimelineWriter timelines;
    private final ReviewWriter reviews;
    private final ActionWriter actions;
    private final List<Mechanism> mechanisms = Mechanism.all();
    private final Map<String, Integer> told = new HashMap<>();
    private final Set<String> titles = new HashSet<>();
    private final Set<String> summaries = new HashSet<>();

    Storyteller(History history) {
        facts = new Facts(history);
        dice = Dice.of(history.settings().seed(), "stories");
        Phrases phrases = new Phrases(dice);
        Instant end = history.settings().end().atStartOfDay(ZoneOffset.UTC).toInstant();
        timelines = new TimelineWriter(facts, phrases, dice);
        reviews = new ReviewWriter(phrases, dice, end);
        actions = new ActionWriter(phrases, dice);
    }

    /// In the order of time, since an automation may take part in a later incident.
    List<IncidentStory> incidents() {
        List<IncidentStory> stories = new ArrayList<>();
        for (Incident incident : facts.history().incidents()) {
            stories.add(tell(incident));
        }
        return stories;
    }

    /// Of the incidents told so far.
    List<ActionStory> actions() {
        return actions.stories();
    }

    private IncidentStory tell(Incident incident) {
        Mechanism mechanism = mechanism(incident);
        Service service = facts.service(incident.service());
        List<String> near = facts.near(service);
        Scene scene =
                Scene.set(
                        incident,
                        mechanism,
                        facts.castOf(incident),
                        new Scene.Setting(
                                service,
                                near.isEmpty() ? "the neighbour" : dice.pick(near),
                                facts.teamOf(service).sites().get(0).zone(),
                                dice));
        actions.write(scene, facts.actionsOf(incident));
        return new IncidentStory(
                incident.id(),
                mechanism.id(),
                title(scene),
                summary(scene),
                scene.fill(mechanism.seen()),
                timelines.write(scene, actions.noteOn(incident.automation())),
                scene.fill(mechanism.stable()),
                reviews.decide(scene),
                reviews.review(scene));
    }

    private Mechanism mechanism(Incident incident) {
        boolean changed = incident.change() != null;
        List<Mechanism> fitting =
                mechanisms.stream().filter(m -> m.fits(incident.service(), changed)).toList();
        int least = fitting.stream().mapToInt(this::timesTold).min().orElse(0);
        Mechanism chosen = dice.pick(fitting.stream().filter(m -> timesTold(m) == least).toList());
        told.merge(chosen.id(), 1, Integer::sum);
        return chosen;
    }

    private int timesTold(Mechanism mechanism) {
        return told.getOrDefault(mechanism.id(), 0);
    }

    private String title(Scene scene) {
        List<String> choices = new ArrayList<>(scene.mechanism().titles());
        choices.add(scene.mechanism().titles().get(0) + ", in {country}");
        choices.add(scene.mechanism().titles().get(1) + ", again");
        choices.add(scene.mechanism().titles().get(0) + ", on a {weekday} in {country}");
        return firstNew(scene, choices, titles);
    }

    private String summary(Scene scene) {
        List<String> choices = new ArrayList<>(scene.mechanism().summaries());
        choices.add(scene.mechanism().summaries().get(0) + " It was felt most in {country}.");
        choices.add(scene.mechanism().summaries().get(1) + " {expert} had seen it once before.");
        choices.add(
                scene.mechanism().summaries().get(0)
                        + " {lead} and {second} had it for {minutes} minutes.");
        return firstNew(scene, choices, summaries);
    }

    private static String firstNew(Scene scene, List<String> choices, Set<String> used) {
        String last = "";
        for (String choice : choices) {
            last = capitalised(scene.fill(choice));
            if (used.add(last)) {
                return last;
            }
        }
        return last;
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
