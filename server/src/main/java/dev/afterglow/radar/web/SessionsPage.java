package dev.afterglow.radar.web;

import java.util.List;

/// The session to come, and those that were held.
///
/// @param headline what is true now
/// @param plannedIso value of the form's field; empty while none is planned
/// @param waiting what the next session hears; without any count
public record SessionsPage(
        String headline,
        String lead,
        String id,
        String plannedIso,
        boolean canBegin,
        boolean isCurator,
        String findHour,
        String meeting,
        String zone,
        List<String> waiting,
        List<Held> held) {

    public record Held(String address, String day, String risks, String attended) {}
}
