package dev.afterglow.oncall.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The plan of a schedule, or of a new one, to be changed; tried before it is kept.
///
/// @param id empty for a new one
/// @param next a blank layer for the top
/// @param standing what replaces the layers for a while already, in words, as in the form
/// @param teams that the reader may choose
/// @param problems sentences; empty when there are none, or nothing was sent yet
/// @param meaning what the plan would mean; null until it is tried
public record PlanPage(
        String id,
        String title,
        PlanForm form,
        LayerForm next,
        List<String> standing,
        List<SchedulePage.Choice> teams,
        List<String> problems,
        @Nullable Meaning meaning) {

    public PlanPage {
        standing = List.copyOf(standing);
        teams = List.copyOf(teams);
        problems = List.copyOf(problems);
    }

    public boolean isNew() {
        return id.isEmpty();
    }

    public String address() {
        return isNew() ? "/schedules/new" : "/on-call/" + id + "/plan";
    }

    /// The next four weeks by this plan.
    ///
    /// @param headline the coverage, as a sentence
    /// @param changes where others would be on call than now, the first ones
    /// @param more how many are not listed
    public record Meaning(
            String headline,
            Lanes lanes,
            List<SchedulePage.Gap> gaps,
            List<Change> changes,
            int more) {

        public Meaning {
            gaps = List.copyOf(gaps);
            changes = List.copyOf(changes);
        }
    }

    public record Change(String when, String before, String after) {}
}
