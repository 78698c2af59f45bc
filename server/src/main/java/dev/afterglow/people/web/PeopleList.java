package dev.afterglow.people.web;

import dev.afterglow.web.PersonChip;
import java.util.List;

/// A page of the list of people.
///
/// @param count how many there are that match, on all pages
public record PeopleList(
        String search, List<Line> lines, long count, int number, boolean more, boolean mayInvite) {

    public record Line(
            String id, PersonChip chip, String teams, String role, boolean active, boolean away) {}

    /// The address of another page of the same search.
    public String address(int page) {
        return "/people?page="
                + page
                + (search.isEmpty()
                        ? ""
                        : "&q="
                                + java.net.URLEncoder.encode(
                                        search, java.nio.charset.StandardCharsets.UTF_8));
    }
}
