package dev.afterglow.oncall.web;

import dev.afterglow.web.PersonChip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One schedule: who is on call, its week as lanes, why, and what people changed.
///
/// @param headline the coverage of the next 28 days, as a sentence
/// @param now who is on call; empty in a gap
/// @param why the resolver's own steps
/// @param gaps when nobody is on call in the next 28 days, at most ten
/// @param feed the secret calendar address of the schedule; null when nobody is signed in
public record SchedulePage(
        String id,
        String name,
        String headline,
        String lead,
        List<PersonChip> now,
        Lanes lanes,
        Why why,
        List<Gap> gaps,
        List<Given> given,
        LoadTable loads,
        List<Choice> people,
        List<Choice> onCall,
        boolean canTake,
        @Nullable String feed,
        @Nullable String ownFeed) {

    public String address() {
        return "/on-call/" + id;
    }

    /// @param at for the form, in the reader's zone: `2026-11-20T09:00`
    public record Why(String question, String at, List<Line> lines) {}

    /// @param tone of the marker: `key` for an override, `good` for the conclusion
    public record Line(String part, String says, @Nullable String tone) {}

    public record Gap(String when, String length) {}

    /// An override that people gave and that is not over.
    public record Given(long number, String who, String when, String note) {}

    public record Choice(String value, String label) {}
}
