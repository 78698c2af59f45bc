package dev.afterglow.company;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Days on which somebody does not work, both dates included, where they are.
/// The absences of one person never overlap.
///
/// @param kind `vacation`, `sick`, `training` or `parental`
public record Absence(String person, LocalDate from, LocalDate to, String kind) {
    /// Days away, weekends counted.
    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }
}
