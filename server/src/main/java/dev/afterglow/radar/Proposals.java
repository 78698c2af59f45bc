package dev.afterglow.radar;

import dev.afterglow.search.Alike;
import dev.afterglow.search.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Finds what may be the same worry, by words and by meaning: at most five, the likest first. A
/// curator decides.
///
/// The words of worries are compared in memory and go into no index that is stored or searched by
/// others.
@Component
class Proposals {

    /// As many as are shown beside a worry.
    static final int SHOWN = 5;

    private static final int LOOKED_AT = 100;

    private final SubmissionStore submissions;
    private final RiskStore risks;
    private final Alike alike = new Alike(new Meaning());
    private final Map<String, String> held = new HashMap<>();

    Proposals(SubmissionStore submissions, RiskStore risks) {
        this.submissions = submissions;
        this.risks = risks;
    }

    /// At most five, each target once.
    List<Proposal> of(Submission worry) {
        Map<String, Proposal> candidates = candidates();
        Set<String> apart = risks.keptApart(worry.id());
        Map<String, Proposal> best = new LinkedHashMap<>();
        String own = "worry:" + worry.id();
        for (Alike.Near near : nearest(own, words(worry), candidates)) {
            Proposal candidate = candidates.get(near.id());
            if (candidate != null
                    && !near.id().equals(own)
                    && !apart.contains(candidate.key())
                    && best.size() < SHOWN) {
                best.putIfAbsent(candidate.key(), candidate.withLikeness(near.score()));
            }
        }
        return List.copyOf(best.values());
    }

    private synchronized List<Alike.Near> nearest(
            String own, String words, Map<String, Proposal> candidates) {
        new ArrayList<>(held.keySet())
                .stream()
                        .filter(id -> !candidates.containsKey(id))
                        .forEach(id -> {
                            alike.remove(id);
                            held.remove(id);
                        });
        candidates.forEach((id, candidate) -> {
            if (!candidate.words().equals(held.put(id, candidate.words()))) {
                alike.put(new Alike.Text(id, "", candidate.words()));
            }
        });
        return alike.nearest(new Alike.Text(own, "", words), LOOKED_AT);
    }

    /// By an id of its text; several may lead to one target.
    private Map<String, Proposal> candidates() {
        Map<RiskId, Risk> known = new HashMap<>();
        risks.all().forEach(risk -> known.put(risk.id(), risk));
        Map<String, Proposal> candidates = new LinkedHashMap<>();
        for (Submission other : submissions.readable()) {
            candidates.put("worry:" + other.id(), candidate(other, known));
        }
        known.values().stream()
                .filter(risk -> !risk.told().isEmpty())
                .forEach(risk -> candidates.put("risk:" + risk.id(), candidate(risk)));
        return candidates;
    }

    private static Proposal candidate(Submission other, Map<RiskId, Risk> known) {
        RiskId joined = other.risk();
        Risk risk = joined == null ? null : known.get(joined);
        return risk == null
                ? new Proposal(
                        new Proposal.Target.OfWorry(other.id()), words(other), 0, other.cycle())
                : new Proposal(
                        new Proposal.Target.OfRisk(risk.id()), words(other), 0, risk.firstCycle());
    }

    private static Proposal candidate(Risk risk) {
        return new Proposal(
                new Proposal.Target.OfRisk(risk.id()), risk.told(), 0, risk.firstCycle());
    }

    private static String words(Submission worry) {
        return Objects.requireNonNullElse(worry.words(), "");
    }
}
