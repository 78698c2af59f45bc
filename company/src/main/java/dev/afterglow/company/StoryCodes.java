package dev.afterglow.company;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Ticks of codes that agree with what the stories say: the codes of a review's passages, by one of
/// three coders, with the gate `people` where any code about people was found.
final class StoryCodes {
    private static final Set<String> TECHNICAL =
            Set.of(
                    "capacity",
                    "configuration",
                    "certificate",
                    "dependency",
                    "data",
                    "alert-noise",
                    "automation-surprise");

    private StoryCodes() {}

    static List<CodeTick> of(List<IncidentStory> stories, List<String> coders, Dice dice) {
        List<CodeTick> ticks = new ArrayList<>();
        for (IncidentStory story : stories) {
            IncidentStory.Review review = story.review();
            if (review != null) {
                tick(story.incident(), review, dice.pick(coders), ticks);
            }
        }
        return ticks;
    }

    private static void tick(
            String incident, IncidentStory.Review review, String coder, List<CodeTick> ticks) {
        Set<String> seen = new HashSet<>();
        for (IncidentStory.Passage passage : review.narrative()) {
            for (IncidentStory.Coded coded : passage.codes()) {
                boolean technical = TECHNICAL.contains(coded.code());
                if (!technical && seen.add(Coding.GATE)) {
                    ticks.add(new CodeTick(incident, Coding.GATE, coder, ""));
                }
                if (seen.add(coded.code())) {
                    String gate = technical ? "" : Coding.GATE;
                    ticks.add(new CodeTick(incident, coded.code(), coder, gate));
                }
            }
        }
    }
}
