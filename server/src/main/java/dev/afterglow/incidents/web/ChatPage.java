package dev.afterglow.incidents.web;

import dev.afterglow.incidents.ChatImported;
import dev.afterglow.incidents.ChatWindow;
import dev.afterglow.incidents.Incident;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The form that brings a chat, and what became of one.
///
/// @param from for an `input` of a local date and time
/// @param error one sentence; empty when nothing is wrong
/// @param done what was added, one sentence; empty before
public record ChatPage(
        String id,
        String address,
        String title,
        String from,
        String until,
        String error,
        String done,
        List<String> strangers,
        List<String> problems) {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    static ChatPage empty(Incident incident, ChatWindow window, String error) {
        return of(incident, window, error, new ChatImported.Done(0, 0, 0, List.of(), List.of()));
    }

    static ChatPage done(Incident incident, ChatWindow window, ChatImported.Done done) {
        return of(incident, window, "", done)
                .saying(
                        "%d messages were added, %d were there already, %d lie outside the time."
                                .formatted(done.added(), done.before(), done.outside()));
    }

    private static ChatPage of(
            Incident incident, ChatWindow window, String error, ChatImported.Done done) {
        return new ChatPage(
                incident.id().toString(),
                incident.address(),
                incident.title(),
                LOCAL.format(window.from().atZone(window.zone())),
                LOCAL.format(window.until().atZone(window.zone())),
                error,
                "",
                done.strangers(),
                done.problems());
    }

    private ChatPage saying(String sentence) {
        return new ChatPage(id, address, title, from, until, error, sentence, strangers, problems);
    }
}
