package dev.afterglow.radar.web;

import java.util.List;

/// What the radar knows beside an incident.
public record PanelPage(
        String incident,
        String address,
        String title,
        String headline,
        List<Line> linked,
        List<Line> maybe,
        boolean canLink) {

    public record Line(String risk, String address, String told, String when) {}
}
