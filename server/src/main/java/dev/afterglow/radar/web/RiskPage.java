package dev.afterglow.radar.web;

import java.util.List;

/// A risk as everybody may see it.
///
/// @param services names with their addresses
/// @param idea where an action is written down; empty for who may not
/// @param views said in sessions, without names
/// @param panels of later modules
public record RiskPage(
        String id,
        String told,
        String six,
        List<Link> services,
        List<SessionPage.Since> since,
        List<String> views,
        List<Link> incidents,
        List<Link> panels,
        boolean canLink,
        boolean isCurator,
        String idea) {

    public record Link(String address, String label) {}
}
