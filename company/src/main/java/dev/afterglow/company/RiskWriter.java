package dev.afterglow.company;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes worries in the words of those who have them.
final class RiskWriter {
    private final History history;
    private final Dice dice;

    RiskWriter(History history, Dice dice) {
        this.history = history;
        this.dice = dice;
    }

    /// One story for each worry that is written down and fits a risk of the history.
    List<RiskStory> write() {
        List<RiskStory> stories = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Map.Entry<String, List<String>> block : Blocks.read("risks.txt").entrySet()) {
            List<String> about = Lines.words(Blocks.value(block.getValue(), "about"));
            history.risks().stream()
                    .filter(risk -> !used.contains(risk.id()))
                    .filter(risk -> about.contains("any") || about.contains(risk.service()))
                    .findFirst()
                    .ifPresent(risk -> {
                        used.add(risk.id());
                        stories.add(story(risk, block.getValue()));
                    });
        }
        return stories;
    }

    private RiskStory story(Risk risk, List<String> block) {
        List<RiskStory.Voice> voices = new ArrayList<>();
        Set<String> heard = new HashSet<>();
        LocalDate day = risk.firstHeard().minusDays(3L + dice.below(20));
        List<String> texts = Blocks.values(block, "voice");
        int told = dice.chance(0.3) ? 1 + dice.below(3) : texts.size();
        for (String text : texts.subList(0, told)) {
            String person = dice.pick(history.people()).id();
            if (heard.add(person) && day.isBefore(history.settings().end())) {
                voices.add(new RiskStory.Voice(person, day, text, dice.chance(0.35)));
            }
            day = day.plusDays(dice.below(voices.size() < 3 ? 12 : 45));
        }
        return new RiskStory(risk.id(), Blocks.value(block, "told"), voices);
    }
}
