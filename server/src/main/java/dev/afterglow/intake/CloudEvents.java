package dev.afterglow.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// The door to CloudEvents: an event counts once, however often it is delivered.
@Service
public class CloudEvents {

    private static final int MOST_EVENTS = 10_000;

    private final Intake intake;
    private final MessageStore store;

    CloudEvents(Intake intake, MessageStore store) {
        this.intake = intake;
        this.store = store;
    }

    /// The door behind this one.
    public Intake intake() {
        return intake;
    }

    /// Does what one event says, or an array of them, in one transaction. Those whose source and
    /// id came
    /// within the last seven days do nothing.
    ///
    /// @return what became of each; those that came before at the end
    @Transactional
    public List<Became> accept(Integration integration, JsonNode body, Instant at) {
        List<Payload> events =
                body.isArray()
                        ? Payload.elements(body, "", MOST_EVENTS)
                        : List.of(Payload.of(body));
        Map<String, Said> said = new LinkedHashMap<>();
        for (Payload event : events) {
            Said one = OtherFormats.cloudEvent(event, integration.mapping());
            String name = event.required("source") + '\n' + event.required("id");
            said.putIfAbsent(Keys.digest(name), one);
        }
        List<Said> fresh = new ArrayList<>();
        said.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(event -> store.firstTime(integration.id(), event.getKey(), at))
                .forEach(event -> fresh.add(event.getValue()));
        List<Became> became = new ArrayList<>(intake.accept(integration, fresh, at));
        for (int again = fresh.size(); again < events.size(); again++) {
            became.add(Became.of("nothing", "").because("It came before"));
        }
        return became;
    }
}
