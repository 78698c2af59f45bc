package dev.afterglow.company;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes worries in the words of those who have them.
final class RiskWriter {
    private static final int UNHEARD_DAYS = 19;
    private static final double UNLINKABLE = 0.35;

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

    /// What was handed in during the last three weeks of the history and belongs to none of its
    /// risks: several people tell the same, each alone with it. In no order.
    List<RiskStory.Voice> unheard() {
        List<RiskStory.Voice> voices = new ArrayList<>();
        for (List<String> block : Blocks.read("unheard.txt").values()) {
            Set<String> heard = new HashSet<>();
            for (String text : Blocks.values(block, "voice")) {
                String person = dice.pick(history.people()).id();
                while (!heard.add(person)) {
                    person = dice.pick(history.people()).id();
                }
                LocalDate day = history.settings().end().minusDays(2L + dice.below(UNHEARD_DAYS));
                voices.add(new RiskStory.Voice(person, day, text, dice.chance(UNLINKABLE)));
            }
        }
        return voices;
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
                voices.add(new RiskStory.Voice(person, day, text, dice.chance(UNLINKABLE)));
            }
            day = day.plusDays(dice.below(voices.size() < 3 ? 12 : 45));
        }
        return new RiskStory(risk.id(), Blocks.value(block, "told"), voices);
    }
}
