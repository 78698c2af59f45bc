package dev.afterglow.incidents.web;

import dev.afterglow.web.PersonChip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An incident as its page shows it.
///
/// @param tone of the badge: `live`, `good` or `plain`
/// @param lineCount what a polling page compares
/// @param mayEdit whether forms are shown
public record IncidentPage(
        String id,
        String address,
        String title,
        String badge,
        String tone,
        String since,
        boolean isReal,
        List<Step> steps,
        List<Role> roles,
        List<Line> lines,
        long lineCount,
        Felt felt,
        List<Came> people,
        List<Panel> panels,
        List<String> services,
        boolean canStabilise,
        boolean canClose,
        boolean mayEdit,
        String now,
        List<Choice> everybody,
        List<Choice> metrics) {

    /// @param state `done`, `current` or `ahead`
    public record Step(String words, String state) {}

    /// @param holder null when the role is open
    public record Role(String name, @Nullable PersonChip holder) {}

    public record Line(
            String tone,
            String iso,
            String time,
            String speaker,
            String kind,
            String text,
            boolean isSaid,
            boolean isKeyMoment) {}

    public record Felt(String began, String ended, String kind, String severity) {}

    /// @param tone `plain` for on call, `info` for paged and asked, `key` for by chance
    public record Came(PersonChip person, String how, String tone) {}

    public record Panel(String title, String address) {}

    public record Choice(String value, String label) {}
}
