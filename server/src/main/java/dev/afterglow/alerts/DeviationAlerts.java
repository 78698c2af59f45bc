package dev.afterglow.alerts;

import dev.afterglow.metrics.Deviation;
import dev.afterglow.metrics.DeviationId;
import dev.afterglow.metrics.MetricId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How an alert names the deviation that it stands for.
public final class DeviationAlerts {

    private static final String METRIC = "metric:";
    private static final Pattern KEY = Pattern.compile("deviation:(\\d{1,18})");

    private DeviationAlerts() {}

    static String source(MetricId metric) {
        return METRIC + metric;
    }

    static String key(Deviation deviation) {
        return "deviation:" + deviation.id();
    }

    /// The deviation of a key metric that a signal tells of; empty when it tells of something else.
    public static Optional<DeviationId> deviation(Signal signal) {
        Matcher key = KEY.matcher(signal.dedupKey());
        return signal.source().startsWith(METRIC) && key.matches()
                ? Optional.of(new DeviationId(Long.parseLong(key.group(1))))
                : Optional.empty();
    }
}
