package dev.afterglow.metrics;

import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class Breakdowns {
    void look(MetricId metric, Instant now) {}
}
