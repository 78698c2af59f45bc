package dev.afterglow.reviews.web;

import java.util.List;

/// The incidents before one that are told most like it.
///
/// @param usual how alike the nearest one usually is, in words
public record AlikeView(String id, String address, String title, List<Row> rows, String usual) {

    /// @param likeness as a share of 1
    /// @param lasted until it was stable; empty when that is not known
    /// @param decided what it was found to deserve
    /// @param story where it is told; empty when it is not
    public record Row(
            String address,
            String id,
            String title,
            String iso,
            String day,
            String likeness,
            String lasted,
            String decided,
            String story) {}
}
