package dev.afterglow.setup;

import dev.afterglow.company.SteadyLevel;
import dev.afterglow.company.StreamStarts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// The numbers that the simulated company measures: what each query of the demo answers at any
/// instant. A value is NaN where nothing was measured yet.
final class DemoNumbers {

    static final String STARTS = "sum(rate(stream_starts_total[1m]))";
    static final String STARTS_BY_PART = "sum by (country, device) (rate(stream_starts_total[1m]))";
    static final String SIGN_INS = "sum(rate(sign_ins_total[1m]))";
    static final String PICTURES =
            "sum(rate(pictures_in_time_total[1m])) / sum(rate(stream_starts_total[1m]))";
    static final String STALLS = "sum(rate(stalls_total[1m])) / sum(rate(watched_hours_total[1m]))";
    static final String PAYMENTS =
            "sum(rate(payments_accepted_total[1m])) / sum(rate(payments_total[1m]))";

    private static final double SIGN_INS_PER_START = 0.12;

    /// Payments are counted since this morning's release, so that their metric still learns.
    private static final Duration PAYMENTS_SINCE = Duration.ofHours(3);

    private final StreamStarts starts;
    private final StreamStarts signIns;
    private final SteadyLevel pictures;
    private final SteadyLevel stalls;
    private final SteadyLevel payments;
    private final Instant paymentsFrom;

    /// @param starts with the falls of the demo
    DemoNumbers(StreamStarts starts, long seed, Instant now) {
        this.starts = starts;
        this.signIns = StreamStarts.seeded(seed + 1);
        this.pictures = SteadyLevel.seeded(seed + 2, 0.931).withSwing(-0.004).withNoise(0.0025);
        this.stalls = SteadyLevel.seeded(seed + 3, 0.21).withSwing(0.15).withNoise(0.03);
        this.payments = SteadyLevel.seeded(seed + 4, 0.987).withNoise(0.002);
        this.paymentsFrom = now.minus(PAYMENTS_SINCE);
    }

    /// By labels as JSON; empty for a query that nobody knows.
    Map<String, ToDoubleFunction<Instant>> series(String query) {
        return switch (query) {
            case STARTS -> Map.of("{}", starts::at);
            case STARTS_BY_PART -> startsByPart();
            case SIGN_INS -> Map.of("{}", at -> signIns.at(at) * SIGN_INS_PER_START);
            case PICTURES -> Map.of("{}", pictures::at);
            case STALLS -> Map.of("{}", stalls::at);
            case PAYMENTS ->
                    Map.of("{}", at -> at.isBefore(paymentsFrom) ? Double.NaN : payments.at(at));
            default -> Map.of();
        };
    }

    private Map<String, ToDoubleFunction<Instant>> startsByPart() {
        Map<String, ToDoubleFunction<Instant>> series = new TreeMap<>();
        for (StreamStarts.Part part : starts.parts(Instant.EPOCH.plusSeconds(1_700_000_000L))) {
            series.put(
                    "{\"country\":\"%s\",\"device\":\"%s\"}"
                            .formatted(part.country(), part.device()),
                    at -> sum(at, part.country(), part.device()));
        }
        return series;
    }

    private double sum(Instant at, String country, String device) {
        return starts.parts(at).stream()
                .filter(part -> part.country().equals(country) && part.device().equals(device))
                .mapToDouble(StreamStarts.Part::perSecond)
                .sum();
    }
}
