package dev.afterglow.bench.accuracy;

import dev.afterglow.detectors.breakdown.Leaf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes cases of a success rate (starts that got a picture) by CDN, bitrate and device, with one
/// or two
/// slices in which more starts fail. The usual rate of a leaf is known only from a history of ten
/// times the
/// traffic; noise beyond the binomial is added to every leaf.
final class RatioCases {
    static final List<String> DIMENSIONS = List.of("cdn", "bitrate", "device");

    /// One setting of the generator.
    ///
    /// @param tries mean tries a leaf
    /// @param causes how many slices fail
    /// @param loss share of starts that they lose, at least
    record Setting(String says, double tries, int causes, double loss) {}

    static final List<Setting> SETTINGS =
            List.of(
                    new Setting("one slice, 1,000 tries a leaf, loses 10–60 %", 1000, 1, 0.1),
                    new Setting("one slice, 100 tries a leaf, loses 20–60 %", 100, 1, 0.2),
                    new Setting("one slice, 20 tries a leaf, loses 40–60 %", 20, 1, 0.4),
                    new Setting("two slices, 1,000 tries a leaf, lose 10–60 %", 1000, 2, 0.1));

    private static final int[] WIDTHS = {4, 5, 6};
    private static final String[] NAMES = {"cdn", "rate", "dev"};

    /// The leaves of a case and the slices that fail, written `a=x&b=y`.
    record Case(List<Leaf> leaves, Set<String> truth) {}

    private RatioCases() {}

    static Case generate(Setting setting, int seed) {
        Random random = new Random(seed);
        List<Map<String, String>> slices = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        while (slices.size() < setting.causes()) {
            Map<String, String> slice = slice(random);
            if (slices.stream().noneMatch(s -> overlap(s, slice))) {
                slices.add(slice);
                losses.add(setting.loss() + random.nextDouble() * (0.6 - setting.loss()));
            }
        }
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < WIDTHS[0] * WIDTHS[1] * WIDTHS[2]; i++) {
            List<String> names =
                    List.of(
                            NAMES[0] + i % WIDTHS[0],
                            NAMES[1] + i / WIDTHS[0] % WIDTHS[1],
                            NAMES[2] + i / WIDTHS[0] / WIDTHS[1]);
            double kept = 1;
            for (int c = 0; c < slices.size(); c++) {
                kept *= holds(slices.get(c), names) ? 1 - losses.get(c) : 1;
            }
            leaves.add(leaf(names, setting, kept, random));
        }
        Set<String> truth = new HashSet<>();
        slices.forEach(s -> truth.add(name(s)));
        return new Case(leaves, truth);
    }

    private static Leaf leaf(List<String> names, Setting setting, double kept, Random random) {
        double share = 0.9 + 0.09 * random.nextDouble();
        int tries = 1 + (int) (setting.tries() * Math.exp(0.8 * random.nextGaussian() - 0.32));
        double learnt = binomial(10 * tries, share, random) / (10.0 * tries);
        double now = Math.min(0.999, share * (1 + 0.005 * random.nextGaussian())) * kept;
        return Leaf.ofShare(names, binomial(tries, now, random), tries, learnt);
    }

    private static int binomial(int tries, double share, Random random) {
        int hits = 0;
        for (int i = 0; i < tries; i++) {
            hits += random.nextDouble() < share ? 1 : 0;
        }
        return hits;
    }

    /// One or two fixed attributes, or rarely three.
    private static Map<String, String> slice(Random random) {
        int fixed = 1 + random.nextInt(2) + (random.nextInt(5) == 0 ? 1 : 0);
        Set<Integer> which = new HashSet<>();
        while (which.size() < fixed) {
            which.add(random.nextInt(WIDTHS.length));
        }
        Map<String, String> slice = new LinkedHashMap<>();
        for (int d = 0; d < WIDTHS.length; d++) {
            if (which.contains(d)) {
                slice.put(DIMENSIONS.get(d), NAMES[d] + random.nextInt(WIDTHS[d]));
            }
        }
        return slice;
    }

    private static boolean overlap(Map<String, String> a, Map<String, String> b) {
        return a.entrySet().stream()
                .allMatch(e -> b.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
    }

    private static boolean holds(Map<String, String> slice, List<String> names) {
        return slice.entrySet().stream()
                .allMatch(e -> names.get(DIMENSIONS.indexOf(e.getKey())).equals(e.getValue()));
    }

    private static String name(Map<String, String> slice) {
        return slice.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&"));
    }
}
