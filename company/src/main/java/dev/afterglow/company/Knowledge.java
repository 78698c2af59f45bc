package dev.afterglow.company;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Somebody knows a service well enough to repair it.
///
/// @param until the last day of it; null while it lasts
public record Knowledge(
        String service, String person, LocalDate since, @Nullable LocalDate until) {}
