package dev.afterglow.alerts.web;

import java.util.List;

/// Which services wait on which, and which could.
///
/// @param rules that hold
/// @param possible dependencies without a rule
public record WaitList(List<Pair> rules, List<Pair> possible, boolean mayAct) {

    /// The first depends on the second.
    public record Pair(String service, String upstream) {}
}
