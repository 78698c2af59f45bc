package dev.afterglow.themes;

import dev.afterglow.incidents.IncidentId;
import dev.afterglow.incidents.IncidentText;
import dev.afterglow.incidents.IncidentTexts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to what can be coded: the texts of incidents, each in immutable versions.
@Service
public class Texts {

    /// The longest text that is coded; what stands behind is left out.
    static final int CHARACTERS_MAX = 200_000;

    private final List<IncidentTexts> sources;
    private final TextStore store;
    private final CodingStore codings;

    Texts(List<IncidentTexts> sources, TextStore store, CodingStore codings) {
        this.sources = sources;
        this.store = store;
        this.codings = codings;
    }

    /// The texts of an incident as they are now. One that changed gets a new version, into which
    /// codings are carried whose words are still there.
    @Transactional
    public List<ReadText> read(IncidentId incident) {
        sources.stream()
                .flatMap(source -> source.of(incident).stream())
                .filter(text -> !text.text().isBlank())
                .forEach(text -> keep(incident, text));
        return store.of(incident);
    }

    /// Keeps a text that no module of ours owns, such as an imported document.
    @Transactional
    public ReadText keep(IncidentId incident, IncidentText text) {
        String body = readable(text.text());
        Optional<ReadText> before = store.newest(incident, text.source());
        if (before.isPresent() && before.get().body().equals(body)) {
            return before.get();
        }
        long id = store.keep(incident, text);
        Instant at = text.writtenAt();
        List<Coding> placed = before.isEmpty() ? List.of() : codings.ofText(id);
        store.addVersion(id, body, at);
        ReadText now = store.newest(id).orElseThrow();
        for (Coding coding : placed) {
            Anchor.find(coding.quote(), Math.max(0, coding.start()), body)
                    .ifPresent(anchor -> codings.anchor(coding.id(), now.version(), anchor));
        }
        return now;
    }

    /// The text of that number as it reads now.
    public Optional<ReadText> text(long id) {
        return store.newest(id);
    }

    /// Every text that has been read so far, as it reads now, at most 100,000.
    List<ReadText> all() {
        return store.all(100_000);
    }

    private static String readable(String text) {
        String plain = text.replace("\r\n", "\n").replace('\0', ' ');
        return plain.length() <= CHARACTERS_MAX ? plain : plain.substring(0, CHARACTERS_MAX);
    }
}
