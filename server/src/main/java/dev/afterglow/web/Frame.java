package dev.afterglow.web;

import java.util.List;

/// What the frame around every page needs; each template takes it as its parameter `frame`.
///
/// @param csrfToken goes into each form as `_csrf`; see `web/csrf.jte`
/// @param times formats instants in the reader's zone
public record Frame(
        Reader reader,
        String path,
        String csrfToken,
        List<Group> groups,
        List<Link> bar,
        boolean glowing,
        Times times) {

    /// The reader's initials, for the chip at the end of the navigation.
    public String initials() {
        return PersonChip.initials(reader.name());
    }

    /// A heading of the navigation with its links.
    public record Group(String title, List<Link> links) {}

    public record Link(String label, String address, String icon, boolean current) {}
}
