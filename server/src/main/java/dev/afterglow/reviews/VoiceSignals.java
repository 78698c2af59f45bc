package dev.afterglow.reviews;

import dev.afterglow.incidents.Incident;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// What those who were there said: surprise, accounts that differ, what went right.
@Component
class VoiceSignals implements SignalSource {

    private final DecisionStore store;

    VoiceSignals(DecisionStore store) {
        this.store = store;
    }

    @Override
    public List<Signal> signals(Incident incident) {
        List<Voice> voices = store.voices(incident.id());
        List<Signal> signals = new ArrayList<>();
        signals.add(surprise(voices));
        long differing = voices.stream().filter(Voice::accountDiffers).count();
        if (differing > 0) {
            signals.add(
                    new Signal(
                            25,
                            "Accounts differ",
                            differing + " of " + voices.size(),
                            "Remembered otherwise than the record has it; all may be true."));
        }
        List<String> right =
                voices.stream().map(Voice::wentRight).filter(one -> !one.isBlank()).toList();
        signals.add(
                new Signal(
                        60,
                        "Went right",
                        right.size() == 1 ? "1 thing" : right.size() + " things",
                        right.isEmpty()
                                ? "Nobody has said yet. Ask; it is half of the story."
                                : right.getFirst()));
        return signals;
    }

    private static Signal surprise(List<Voice> voices) {
        long surprised = voices.stream().filter(Voice::wasSurprised).count();
        String quote =
                voices.stream()
                        .filter(Voice::wasSurprised)
                        .map(Voice::words)
                        .filter(words -> !words.isBlank())
                        .findFirst()
                        .map(words -> "“" + words + "”")
                        .orElse(
                                voices.isEmpty()
                                        ? "Nobody was asked yet; those who were there can say it"
                                                + " below."
                                        : "Of those who said how it was for them.");
        return new Signal(10, "Surprise", surprised + " of " + voices.size(), quote);
    }
}
