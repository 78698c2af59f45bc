package dev.afterglow.company;

import java.util.List;

/// A team and the places its members work from, the first being where its hand-overs are timed.
public record Team(String id, String name, List<Site> sites) {
    public Team {
        sites = List.copyOf(sites);
    }
}
