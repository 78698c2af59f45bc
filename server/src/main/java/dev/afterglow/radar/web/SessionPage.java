package dev.afterglow.radar.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session on a shared screen.
///
/// @param when and how many are or were there, in one line
/// @param facets of the current risk, in words; often empty
/// @param before address of the risk before; null at the first
/// @param next address of the next; null at the last
/// @param idea where an action is written down that came from here
public record SessionPage(
        String id,
        String when,
        boolean isRunning,
        boolean isCurator,
        String riskAddress,
        String riskId,
        String told,
        String six,
        String facets,
        int seeItToo,
        List<String> views,
        List<Line> agenda,
        List<Since> since,
        String base,
        @Nullable String before,
        @Nullable String next,
        String idea) {

    /// @param number `6`, `a few` or `1`
    public record Line(String address, String told, String number, boolean current) {}

    /// @param tone `key` for an incident, null for all else
    public record Since(
            String when,
            String words,
            @Nullable String link,
            String label,
            @Nullable String tone) {}
}
