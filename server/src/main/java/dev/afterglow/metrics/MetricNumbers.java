package dev.afterglow.metrics;

import dev.afterglow.detectors.Kind;
import dev.afterglow.web.Numbers;

/// A metric's values in words.
public final class MetricNumbers {

    private MetricNumbers() {}

    /// `12,340`; a ratio reads `93.1 %`.
    public static String value(Kind kind, double value) {
        return kind == Kind.RATIO ? Numbers.percent(value) : Numbers.number(value);
    }

    /// `12,340 starts/s`; a ratio has no unit but the per cent.
    public static String amount(KeyMetric metric, double value) {
        String number = value(metric.kind(), value);
        boolean bare = metric.unit().isEmpty() || metric.kind() == Kind.RATIO;
        return bare ? number : number + " " + metric.unit();
    }

    /// `11,958 to 12,723`.
    public static String band(KeyMetric metric, Judged sample) {
        return value(metric.kind(), sample.low()) + " to " + value(metric.kind(), sample.high());
    }

    /// `2.9 million (2.2 million to 3.5 million)`.
    public static String affected(Affected affected) {
        return "%s (%s to %s)"
                .formatted(
                        Numbers.estimate(Math.rint(affected.count())),
                        Numbers.estimate(Math.rint(affected.low())),
                        Numbers.estimate(Math.rint(affected.high())));
    }
}
