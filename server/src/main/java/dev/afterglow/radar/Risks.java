package dev.afterglow.radar;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The door to risks as everybody may see them: those that a session has heard.
@Service
public class Risks {

    private final RiskStore store;
    private final Audit audit;

    Risks(RiskStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    public Optional<Risk> risk(RiskId id) {
        return store.find(id);
    }

    /// Those that a session heard, the last heard first; at most 1,000.
    public List<Risk> heard() {
        return store.heard();
    }

    /// What came of a risk, newest first.
    public List<CameOf> cameOf(RiskId id) {
        return store.cameOf(id);
    }

    /// Tells those who handed a risk in what came of it; they find it by receipt.
    @Transactional
    public void tellWhatCame(RiskId id, String words, Actor curator, Instant now) {
        Risk risk =
                store.find(id)
                        .orElseThrow(() -> new IllegalArgumentException("There is no risk " + id));
        store.addCameOf(risk.id(), Note.checked(words), now);
        audit.record(curator, new Audit.Act("radar.told-back", "radar-risk:" + id, ""), now);
    }
}
