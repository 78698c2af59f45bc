package dev.afterglow.web;

/// A place in the main navigation. Each module declares its own as a bean.
///
/// @param order ascending from the top, over all groups
/// @param group heading above the entry; empty for the first group
/// @param icon the name of a symbol in `web/icon.jte`
/// @param inBar whether it is one of the four shortcuts of the bar on phones
public record NavigationEntry(
        int order, String group, String label, String address, String icon, boolean inBar) {

    /// Whether a page at this path belongs to the entry.
    boolean holds(String path) {
        return path.equals(address) || path.startsWith(address.equals("/") ? "//" : address + "/");
    }
}
