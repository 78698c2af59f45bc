package dev.afterglow.services.web;

import dev.afterglow.web.PersonChip;
import java.util.List;

/// One service.
///
/// @param teamName empty while nobody owns it
/// @param why why the reader may edit it, or may not
/// @param acts whether the reader may record changes and give heads-ups
/// @param problem why the last form changed nothing; empty otherwise
public record ServicePage(
        String id,
        String name,
        String teamId,
        String teamName,
        List<Link> needs,
        List<Link> neededBy,
        List<Change> changes,
        List<HeadsUp> headsUps,
        Known known,
        boolean mayEdit,
        String why,
        boolean acts,
        String problem) {

    public record Link(String id, String name) {}

    /// @param link empty when there is nothing more to read
    public record Change(String iso, String time, String summary, String from, String link) {}

    public record HeadsUp(
            long id, String text, PersonChip by, String days, boolean soon, boolean own) {}

    /// Who carries the service, as far as the reader may see.
    ///
    /// @param sentence what is true, in plain words
    /// @param you whether the reader has said that they know it
    public record Known(String sentence, List<Carrier> carriers, boolean you) {}

    public record Carrier(String id, PersonChip chip) {}
}
