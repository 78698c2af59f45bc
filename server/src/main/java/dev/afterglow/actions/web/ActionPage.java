package dev.afterglow.actions.web;

import dev.afterglow.web.PersonChip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One action.
///
/// @param question what to ask back about "never again"; empty for most
/// @param ended how it ended and why; empty while it goes on
/// @param overtakenBy the action that replaced it; empty for none
/// @param room what the room said, or how many forecast so far
/// @param automation the service a part of which it automates; empty for none
/// @param guard what was said of the automation; null while nobody was asked
/// @param tracked its issue in a tracker
/// @param can what the reader may do now
public record ActionPage(
        ActionRow row,
        String detail,
        String question,
        List<Fact> facts,
        @Nullable PersonChip owner,
        String ended,
        String overtakenBy,
        Room room,
        String automation,
        BecamePage.@Nullable Automation guard,
        List<BecamePage.Link> tookPart,
        Tracked tracked,
        List<Line> history,
        Can can) {

    /// Its issue in a tracker.
    ///
    /// @param trackers those that one can be made in; empty when there is one, or none is set up
    /// @param label what it is called there; empty while there is none
    /// @param address of the issue; empty while it is not made yet
    /// @param read when it was read last; empty for never
    /// @param trouble what is in the way; empty for nothing
    public record Tracked(
            List<String> trackers,
            String label,
            String address,
            String state,
            String tone,
            String read,
            String trouble) {}

    public record Fact(String name, String value) {}

    /// @param own the reader's forecast in percent; empty for none
    public record Room(String words, String own, boolean isOpen, boolean canOpen) {}

    public record Line(String at, String iso, String who, String text) {}

    public record Choice(String value, String label) {}

    public record Can(boolean edit, boolean decide, boolean end, boolean guard, boolean forecast) {}
}
