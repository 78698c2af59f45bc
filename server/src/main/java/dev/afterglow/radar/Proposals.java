package dev.afterglow.radar;

import dev.afterglow.search.Alike;
import dev.afterglow.search.Meaning;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds what may be the same worry, by words and by meaning: at most five, the likest first. A
/// curator decides. To be asked outside of transactions: a text that was not read before takes
/// its time.
@Component
class Proposals {

    /// New texts that a page waits for; a job reads the others beforehand.
    private static final int AT_ONCE = 20;

    private final SubmissionStore submissions;
    private final RiskStore risks;
    private final Shortlist shortlist = new Shortlist(new Meaning());

    Proposals(SubmissionStore submissions, RiskStore risks) {
        this.submissions = submissions;
        this.risks = risks;
    }

    /// Reads what is on the desk beforehand, so that no curator waits for it. It costs nothing
    /// where nothing is to be compared.
    void warm() {
        shortlist.hold(words(candidates()));
    }

    /// @param unread how many worries and risks nobody has compared it with yet
    record Found(List<Proposal> proposals, int unread) {}

    /// At most five, each target once.
    Found of(Submission worry) {
        Map<String, Proposal> candidates = candidates();
        Set<String> apart = risks.keptApart(worry.id());
        Map<String, Proposal> best = new LinkedHashMap<>();
        String own = "worry:" + worry.id();
        int unread = shortlist.hold(words(candidates), AT_ONCE);
        for (Alike.Near near : shortlist.nearest(own, words(worry))) {
            Proposal candidate = candidates.get(near.id());
            if (candidate != null
                    && !near.id().equals(own)
                    && !apart.contains(candidate.key())
                    && best.size() < Shortlist.SHOWN) {
                best.putIfAbsent(candidate.key(), candidate.withLikeness(near.score()));
            }
        }
        return new Found(List.copyOf(best.values()), unread);
    }

    private static Map<String, String> words(Map<String, Proposal> candidates) {
        return candidates.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().words()));
    }

    /// Which of some worries tell the same, as far as they were read beforehand, in groups of two
    /// or more. What a curator kept apart from another stands in no group with it.
    List<List<UUID>> groups(Collection<Submission> worries) {
        Map<String, UUID> ids =
                worries.stream()
                        .collect(Collectors.toMap(one -> "worry:" + one.id(), Submission::id));
        List<List<UUID>> groups =
                shortlist.groups(ids.keySet()).stream()
                        .map(group -> group.stream().map(ids::get).toList())
                        .toList();
        Map<UUID, Set<String>> apart =
                risks.keptApart(groups.stream().flatMap(List::stream).toList());
        return groups.stream()
                .map(group -> group.stream().filter(id -> isOf(group, apart.get(id))).toList())
                .filter(group -> group.size() > 1)
                .toList();
    }

    private static boolean isOf(List<UUID> group, @Nullable Set<String> apart) {
        return apart == null || group.stream().noneMatch(other -> apart.contains("worry:" + other));
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
