package dev.afterglow.actions.web;

import java.util.List;

/// The form of a new action, as it was sent.
///
/// @param incident `INC-42`, or empty
/// @param session of the risk radar, as people call it; or empty
/// @param error what is wrong with it; empty at first
public record ActionForm(
        String title,
        String detail,
        String incident,
        String session,
        String cost,
        String value,
        String strength,
        String automates,
        boolean rests,
        String error,
        List<ActionPage.Choice> costs,
        List<ActionPage.Choice> strengths,
        List<ActionPage.Choice> services) {}
