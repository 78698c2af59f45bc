package dev.afterglow.incidents.web;

import dev.afterglow.web.PersonChip;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An incident as its page shows it.
///
/// @param tone of the badge: `live`, `good` or `plain`
/// @param day now while it goes on, and when it was declared once it is closed
/// @param sentence who commands, how many are here, for how long it goes on
/// @param writeUp HTML of an imported write-up, sanitised; null for others
/// @param near names that forms propose
/// @param mayEdit whether forms are shown
/// @param isOver closed: roles and people are as they were
public record IncidentPage(
        String id,
        String address,
        String title,
        String badge,
        String tone,
        String since,
        String dayIso,
        String day,
        boolean isReal,
        boolean isRestricted,
        String sentence,
        String summary,
        @Nullable Content writeUp,
        List<Step> steps,
        List<Role> roles,
        IncidentRecord record,
        Felt felt,
        IncidentSide side,
        List<Panel> panels,
        List<String> services,
        boolean canStabilise,
        boolean canClose,
        boolean mayEdit,
        boolean isOver,
        boolean mayShowPublicly,
        Facts facts,
        String now,
        List<String> near,
        List<Choice> metrics) {

    /// @param state `done`, `current` or `ahead`
    public record Step(String words, String state) {}

    /// @param holder null when the role is open
    public record Role(String name, @Nullable PersonChip holder) {}

    public record Felt(String began, String ended, String kind, String severity) {}

    /// The form of the facts as they stand.
    public record Facts(String kind, int severity, List<Choice> touched) {}

    public record Panel(String title, String address) {}

    public record Choice(String value, String label) {}
}
