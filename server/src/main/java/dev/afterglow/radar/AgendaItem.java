package dev.afterglow.radar;

import java.util.List;

/// A risk as a session heard it.
///
/// @param people how many were said; see [Released]
/// @param facets what could be said of them, e.g. `5 in Playback`; often empty
/// @param seeItToo how many in the room said so, added by whoever presents
public record AgendaItem(
        RiskId risk, int position, String told, int people, List<String> facets, int seeItToo) {

    public AgendaItem {
        facets = List.copyOf(facets);
    }
}
