package dev.afterglow.services.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A page of the list of services.
///
/// @param count how many there are that match, on all pages
public record ServiceList(
        String search, List<Line> lines, long count, int number, boolean more, boolean mayAdd) {

    /// @param team its name; empty while nobody owns the service
    /// @param needs how many services it needs directly
    /// @param neededBy how many services need it directly
    public record Line(
            String id, String name, String teamId, String team, int needs, int neededBy) {}

    /// The address of another page of the same search.
    public String address(int page) {
        String query =
                search.isEmpty() ? "" : "&q=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
        return "/services?page=" + page + query;
    }
}
