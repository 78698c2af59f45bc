package dev.afterglow.actions.web;

import java.util.List;

/// All actions, newest first, in pages.
///
/// @param state the state that alone is shown; empty for all
/// @param older the address of those before; empty at the end
public record ActionList(String state, List<Tab> tabs, List<ActionRow> rows, String older) {

    public record Tab(String label, String address, boolean current) {}
}
