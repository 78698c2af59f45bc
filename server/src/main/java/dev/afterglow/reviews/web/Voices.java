package dev.afterglow.reviews.web;

import dev.afterglow.reviews.Material;
import dev.afterglow.reviews.Review;
import dev.afterglow.web.Times;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Views of one moment side by side; there is no order of truth.
final class Voices {

    private Voices() {}

    /// @param wanted the moment to show; null or unknown for the one that most people told of
    static ReviewView.Voices view(
            Review review, Material material, @Nullable Instant wanted, Faces faces, Times times) {
        Map<Instant, List<Material.Perspective>> moments =
                material.perspectives().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Material.Perspective::at,
                                        TreeMap::new,
                                        Collectors.toList()));
        if (moments.isEmpty()) {
            return new ReviewView.Voices("", List.of(), List.of());
        }
        Instant shown =
                wanted != null && moments.containsKey(wanted)
                        ? wanted
                        : moments.entrySet().stream()
                                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                                .orElseThrow()
                                .getKey();
        return new ReviewView.Voices(
                times.clock(shown),
                moments.keySet().stream()
                        .map(at ->
                                new ReviewView.Tab(
                                        review.address() + "?moment=" + at + "#voices",
                                        times.clock(at),
                                        at.equals(shown)))
                        .toList(),
                moments.getOrDefault(shown, List.of()).stream()
                        .map(one ->
                                new ReviewView.Voice(
                                        one.id(),
                                        faces.chip(one.person(), shown),
                                        one.saw(),
                                        one.believed(),
                                        one.didNotKnow()))
                        .toList());
    }
}
