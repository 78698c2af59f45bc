package dev.afterglow.radar;

import dev.afterglow.search.Document;
import dev.afterglow.search.Searchable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Risks in the one search: those that a session has heard, in the curator's words and without a
/// count. What waits for a session, and what anybody handed in, is not found by anybody.
///
/// Nothing is marked for the search when a risk changes, so that no row tells when: the round that
/// reads everything again finds it within a minute.
@Component
class FoundRisks implements Searchable {

    private final Risks risks;

    FoundRisks(Risks risks) {
        this.risks = risks;
    }

    @Override
    public String kind() {
        return "risk";
    }

    @Override
    public String heading() {
        return "Risk radar";
    }

    @Override
    public Optional<Document> document(String id) {
        return risks.risk(new RiskId(Long.parseLong(id))).flatMap(FoundRisks::document);
    }

    @Override
    public List<Document> documentsAfter(String id, int most) {
        return risks.heard().stream()
                .flatMap(risk -> document(risk).stream())
                .filter(document -> document.id().compareTo(id) > 0)
                .sorted(Comparator.comparing(Document::id))
                .limit(most)
                .toList();
    }

    private static Optional<Document> document(Risk risk) {
        Instant heard = risk.firstHeard();
        if (heard == null || risk.told().isBlank()) {
            return Optional.empty();
        }
        String services =
                risk.services().stream()
                        .map(service -> service.value())
                        .sorted()
                        .collect(Collectors.joining(", "));
        return Optional.of(
                new Document(
                        String.format(Locale.ROOT, "%012d", risk.id().value()),
                        risk.told(),
                        services.isEmpty() ? "" : "About " + services + ".",
                        risk.address(),
                        heard,
                        Set.of(Document.EVERYBODY)));
    }
}
