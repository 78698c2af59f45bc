package dev.afterglow.people.web;

import dev.afterglow.people.OwnPage;
import java.util.Comparator;
import java.util.List;

/// A tab above a page: a link.
public record Tab(String label, String address, boolean current) {

    /// The tabs of the reader's own pages.
    static List<Tab> own(List<OwnPage> pages, String current) {
        return pages.stream()
                .sorted(Comparator.comparingInt(OwnPage::order))
                .map(page -> new Tab(page.label(), page.address(), page.address().equals(current)))
                .toList();
    }
}
