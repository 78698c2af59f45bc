package dev.afterglow.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/// Stream starts per second of an invented company: a day's shape and a little noise that is the
/// same for the same second, always.
final class Starts {

    private Starts() {}

    static double at(long epochSecond) {
        double day = 2 * Math.PI * (epochSecond % 86_400) / 86_400;
        long hash = epochSecond * 0x9E3779B97F4A7C15L;
        hash = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L;
        double noise = ((hash >>> 11) * 0x1.0p-53 - 0.5) * 2;
        return 12_000 * (1 - 0.3 * Math.cos(day)) * (1 + 0.01 * noise);
    }

    /// The starts as a Prometheus writes them, lower by a share from one second on.
    static LongFunction<String> fallingAt(long epochSecond, double share) {
        return at ->
                String.format(Locale.ROOT, "%.4f", at(at) * (at >= epochSecond ? 1 - share : 1));
    }

    private static final Map<String, Double> COUNTRIES =
            Map.of("es", 0.25, "it", 0.25, "pt", 0.1, "de", 0.4);
    private static final Map<String, Double> DEVICES =
            Map.of("tv", 0.5, "phone", 0.3, "browser", 0.2);

    /// Starts by country and device; from one second on, two thirds of those of TVs in Spain are
    /// gone and half of those of TVs in Italy.
    static Map<String, LongFunction<String>> byCountryAndDevice(long fall) {
        Map<String, LongFunction<String>> parts = new TreeMap<>();
        COUNTRIES.forEach((country, size) ->
                DEVICES.forEach((device, share) ->
                        parts.put(
                                "{\"country\":\"%s\",\"device\":\"%s\"}".formatted(country, device),
                                at ->
                                        String.format(
                                                Locale.ROOT,
                                                "%.4f",
                                                at(at)
                                                        * size
                                                        * share
                                                        * left(country, device, at >= fall)))));
        return parts;
    }

    /// The sum of the parts.
    static LongFunction<String> total(long fall) {
        return at -> {
            double total = 0;
            for (var country : COUNTRIES.entrySet()) {
                for (var device : DEVICES.entrySet()) {
                    total +=
                            at(at)
                                    * country.getValue()
                                    * device.getValue()
                                    * left(country.getKey(), device.getKey(), at >= fall);
                }
            }
            return String.format(Locale.ROOT, "%.4f", total);
        };
    }

    private static double left(String country, String device, boolean fallen) {
        if (!fallen || !device.equals("tv")) {
            return 1;
        }
        return country.equals("es") ? 0.35 : country.equals("it") ? 0.5 : 1;
    }

    /// The same starts in equal parts; from one second on the first third of them is gone.
    static Map<String, LongFunction<String>> inParts(int parts, long fall) {
        Map<String, LongFunction<String>> series = new TreeMap<>();
        for (int i = 0; i < parts; i++) {
            boolean falls = i < parts / 3;
            series.put(
                    "{\"part\":\"p%d\"}".formatted(i),
                    at ->
                            String.format(
                                    Locale.ROOT, "%.4f", falls && at >= fall ? 0 : at(at) / parts));
        }
        return series;
    }
}
