package dev.afterglow.oncall.web;

import dev.afterglow.web.PersonChip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people ask of each other and tell each other about a schedule.
///
/// @param asks requests that wait for an answer
/// @param proposals shifts that meet an absence, and who could take them
/// @param left sentences about persons in the rotation who have left
/// @param notes the last hand-over notes, newest first
/// @param calendar the calendar from which the schedule is read; null for none
/// @param mayAsk whether the reader is in the schedule and so may ask
/// @param mayChange whether the reader may put others on call
/// @param mayPlan whether the reader may change the plan itself
/// @param mayNot why not, as a sentence; empty when they may
public record Teamwork(
        List<Ask> asks,
        List<Proposal> proposals,
        List<String> left,
        List<Note> notes,
        @Nullable FromCalendar calendar,
        boolean mayAsk,
        boolean mayChange,
        boolean mayPlan,
        String mayNot) {

    /// @param note the reason and what is given in return
    public record Ask(
            long number,
            String sentence,
            String note,
            boolean mayAccept,
            boolean mayDecline,
            boolean mayWithdraw) {}

    /// @param from for the form, in the reader's zone
    /// @param own whether it is the reader's own shift
    public record Proposal(
            String sentence,
            String person,
            String from,
            String to,
            List<Could> could,
            boolean own) {}

    public record Could(String id, PersonChip person) {}

    /// @param host of the address, which may be a secret as a whole
    /// @param state when it was read last, and what is wrong with it
    public record FromCalendar(String host, String state) {}

    public record Note(String author, String time, String iso, String words) {}
}
