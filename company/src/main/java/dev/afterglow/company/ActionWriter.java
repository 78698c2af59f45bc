package dev.afterglow.company;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what the actions of incidents were about, and why those that were not done were not.
final class ActionWriter {
    private final Phrases phrases;
    private final Dice dice;
    private final List<ActionStory> stories = new ArrayList<>();
    private final Map<String, ActionStory> byId = new HashMap<>();

    ActionWriter(Phrases phrases, Dice dice) {
        this.phrases = phrases;
        this.dice = dice;
    }

    List<ActionStory> stories() {
        return stories;
    }

    /// What to note where this automation took part in an incident; null where it is not known.
    @Nullable String noteOn(@Nullable String automation) {
        ActionStory story = automation == null ? null : byId.get(automation);
        return story == null
                ? null
                : "The automation \"%s\" took part. What was said of it then: \"%s\""
                        .formatted(story.text(), story.surprise());
    }

    void write(Scene scene, List<Action> actions) {
        List<Mechanism.Idea> plain = ideas(scene, false);
        List<Mechanism.Idea> automations = ideas(scene, true);
        for (Action action : actions) {
            boolean automates = action.automates() != null;
            Mechanism.Idea idea = take(automates ? automations : plain, automates);
            Cast.Member owner = dice.pick(scene.cast().members());
            String surprise = idea.surprise();
            ActionStory story =
                    new ActionStory(
                            action.id(),
                            scene.fill(idea.text()),
                            owner.person().id(),
                            said(action.kind()),
                            action.outcome().equals("done") ? null : phrases.next(action.outcome()),
                            surprise == null ? null : scene.fill(surprise));
            stories.add(story);
            byId.put(action.id(), story);
        }
    }

    private static List<Mechanism.Idea> ideas(Scene scene, boolean automates) {
        return new ArrayList<>(
                scene.mechanism().ideas().stream()
                        .filter(idea -> (idea.surprise() != null) == automates)
                        .toList());
    }

    private Mechanism.Idea take(List<Mechanism.Idea> ideas, boolean automates) {
        return ideas.isEmpty()
                ? Mechanism.Idea.parse(
                        automates ? "auto | " + phrases.next("automation") : phrases.next("idea"))
                : ideas.remove(dice.below(ideas.size()));
    }

    /// The room is a little too hopeful about what lies in the middle.
    private int said(String kind) {
        return switch (kind) {
            case "before-review" -> 100;
            case "minutes" -> 85 + dice.below(15);
            case "discretionary" -> 35 + 5 * dice.below(11);
            default -> 5 + 5 * dice.below(6);
        };
    }
}
