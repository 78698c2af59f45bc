package dev.afterglow.incidents;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings what was said in a chat into the record of an incident. The same chat again adds nothing.
@Service
public class Chats {

    /// The largest file, in bytes.
    public static final long BYTES_MAX = 64L << 20;

    private final IncidentStore incidents;
    private final RecordStore record;
    private final People people;
    private final Arrivals arrivals;
    private final Audit audit;

    Chats(
            IncidentStore incidents,
            RecordStore record,
            People people,
            Arrivals arrivals,
            Audit audit) {
        this.incidents = incidents;
        this.record = record;
        this.people = people;
        this.arrivals = arrivals;
        this.audit = audit;
    }

    /// A file and which of its messages are meant.
    ///
    /// @param bytes its size
    public record Upload(InputStream in, long bytes, ChatWindow window) {}

    /// Adds all messages of the time, or none.
    @Transactional
    public ChatImported bring(IncidentId id, Upload upload, Actor actor, Instant now)
            throws IOException {
        if (upload.bytes() > BYTES_MAX) {
            return new ChatImported.Refused(
                    "The file has %d MB; at most 64 MB are read. Export the channel for the days of"
                                    .formatted(upload.bytes() >> 20)
                            + " the incident only. Nothing was added.");
        }
        Incident incident =
                incidents
                        .lock(id)
                        .orElseThrow(
                                () -> new IllegalArgumentException("There is no incident " + id));
        ChatReading reading;
        try {
            reading = ChatExport.read(upload.in(), upload.window());
        } catch (ChatReading.Unreadable unreadable) {
            return new ChatImported.Refused(String.valueOf(unreadable.getMessage()));
        }
        ChatImported.Done done = add(incident, reading, now);
        String detail = "%d lines".formatted(done.added());
        audit.record(actor, new Audit.Act("incident.chat", "incident:" + id, detail), now);
        return done;
    }

    private ChatImported.Done add(Incident incident, ChatReading reading, Instant now) {
        PersonMatcher matcher = new PersonMatcher(people.everybody());
        Map<String, Integer> strangers = new TreeMap<>();
        int added = 0;
        for (ChatMessage message : reading.messages()) {
            Optional<PersonId> author = matcher.match(message.words());
            if (author.isEmpty()) {
                strangers.merge(message.speaker(), 1, Integer::sum);
            }
            if (record.add(incident.id(), line(message, author), now)) {
                added++;
            }
            author.filter(person -> !record.tookPart(incident.id(), person))
                    .ifPresent(person ->
                            record.join(
                                    incident.id(),
                                    arrivals.of(person, incident.services(), null, message.at())));
        }
        List<String> unknown = new ArrayList<>();
        strangers.forEach((name, times) -> unknown.add(name + " (" + times + ")"));
        return new ChatImported.Done(
                added,
                reading.messages().size() - added,
                reading.outside(),
                unknown,
                reading.problems());
    }

    private static NewLine line(ChatMessage message, Optional<PersonId> author) {
        String text = message.text();
        String speaker = message.speaker().isBlank() ? "somebody" : message.speaker();
        return new NewLine(
                message.at(),
                RecordLine.Kind.CHAT,
                author.orElse(null),
                speaker,
                text.length() <= NewLine.TEXT_MAX ? text : text.substring(0, NewLine.TEXT_MAX),
                false,
                message.key(),
                message.original());
    }
}
