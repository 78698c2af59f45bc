package dev.afterglow.reviews;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentText;
import dev.afterglow.incidents.IncidentTexts;
import dev.afterglow.incidents.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What a published review tells: its story, and how people who were there saw it. A draft belongs
/// to those who write it.
@Component
class StoryTexts implements IncidentTexts {

    private final Incidents incidents;
    private final ReviewStore store;
    private final Materials materials;

    StoryTexts(Incidents incidents, ReviewStore store, Materials materials) {
        this.incidents = incidents;
        this.store = store;
        this.materials = materials;
    }

    @Override
    public List<IncidentText> of(IncidentId id) {
        if (incidents.incident(id).filter(one -> !one.isRestricted()).isEmpty()) {
            return List.of();
        }
        return store.of(id)
                .filter(review -> review.standing() == Standing.PUBLISHED && !review.isPractice())
                .map(this::texts)
                .orElse(List.of());
    }

    private List<IncidentText> texts(Review review) {
        Version story = store.version(review.id(), review.version()).orElseThrow();
        List<IncidentText> texts = new ArrayList<>();
        texts.add(new IncidentText("story", "Story of the review", story.text(), story.at()));
        List<Material.Perspective> views = materials.material(review.id()).perspectives();
        if (!views.isEmpty()) {
            String told = views.stream().map(StoryTexts::told).collect(Collectors.joining("\n\n"));
            texts.add(new IncidentText("views", "How people saw it", told, story.at()));
        }
        return texts;
    }

    /// Without the name: what is quoted in a claim travels further than the page it was told on.
    private static String told(Material.Perspective view) {
        return Stream.of(
                        labelled("Saw: ", view.saw()),
                        labelled("Believed: ", view.believed()),
                        labelled("Did not know: ", view.didNotKnow()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String labelled(String label, String words) {
        return words.isBlank() ? "" : label + words.strip();
    }
}
