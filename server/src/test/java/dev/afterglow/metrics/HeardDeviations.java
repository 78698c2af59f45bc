package dev.afterglow.metrics;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What was said of deviations while a test ran; fails on demand, as a listener may.
@Component
class HeardDeviations {

    final List<DeviationEvent> events = new ArrayList<>();
    boolean fails;

    @EventListener
    void on(DeviationEvent event) {
        if (fails) {
            throw new IllegalStateException("The listener of the test fails");
        }
        events.add(event);
    }
}
