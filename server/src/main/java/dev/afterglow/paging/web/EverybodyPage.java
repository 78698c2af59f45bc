package dev.afterglow.paging.web;

import java.util.List;

/// Whom a call of everybody shall reach: another roster, or all who are on call in chosen teams.
///
/// @param action where the guard's form goes: `/p/TOKEN`
/// @param of what was chosen, as the form carries it: `roster:ID` or `team:ID`
/// @param guard what that means now; its refusal asks to choose while nothing is chosen
/// @param error why the last act was refused; empty for none
public record EverybodyPage(
        String action,
        String headline,
        List<Option> rosters,
        List<Option> teams,
        List<String> of,
        NeedPage.Guard guard,
        String error) {

    public EverybodyPage {
        rosters = List.copyOf(rosters);
        teams = List.copyOf(teams);
        of = List.copyOf(of);
    }

    /// A roster or a team.
    ///
    /// @param value as the form carries it
    public record Option(String value, String name, boolean chosen) {}
}
