package dev.afterglow.company;

import java.time.LocalDate;
import java.util.List;

/// A worry that was handed in, and the incidents people later said it was about, before or after.
///
/// @param firstHeard day of the session that heard it first
/// @param service what it is about
public record Risk(String id, LocalDate firstHeard, String service, List<String> incidents) {
    public Risk {
        incidents = List.copyOf(incidents);
    }
}
