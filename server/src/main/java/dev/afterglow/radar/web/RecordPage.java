package dev.afterglow.radar.web;

import java.util.List;

/// How well the radar has seen so far.
public record RecordPage(String headline, String base, List<Figure> numbers, List<Line> risks) {

    /// @param note what the number means
    public record Figure(String value, String label, String note) {}

    /// @param met incidents with how long after; empty when none was linked
    public record Line(
            String address, String told, String heard, String people, String met, String tone) {}
}
