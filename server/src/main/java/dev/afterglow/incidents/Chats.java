package dev.afterglow.incidents;

import dev.afterglow.people.Actor;
import dev.afterglow.people.Audit;
import dev.afterglow.people.People;
import dev.afterglow.people.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

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
    private final TransactionOperations transaction;

    Chats(
            IncidentStore incidents,
            RecordStore record,
            People people,
            Arrivals arrivals,
            Audit audit,
            TransactionOperations transaction) {
        this.incidents = incidents;
        this.record = record;
        this.people = people;
        this.arrivals = arrivals;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// A file and which of its messages are meant.
    ///
    /// @param bytes its size
    public record Upload(InputStream in, long bytes, ChatWindow window) {}

    /// Adds all messages of the time, or none. The file is read before anything is held: that may
    /// take long, and others work on the incident meanwhile.
    public ChatImported bring(IncidentId id, Upload upload, Actor actor, Instant now)
            throws IOException {
        if (upload.bytes() > BYTES_MAX) {
            return new ChatImported.Refused(
                    "The file has %d MB; at most 64 MB are read. Export the channel for the days of"
                                    .formatted(upload.bytes() >> 20)
                            + " the incident only. Nothing was added.");
        }
        Incident incident = existing(incidents.find(id), id);
        ChatReading reading;
        try {
            reading = ChatExport.read(upload.in(), upload.window());
        } catch (ChatReading.Unreadable unreadable) {
            return new ChatImported.Refused(String.valueOf(unreadable.getMessage()));
        }
        Told told = tell(incident, reading.messages());
        int added =
                Objects.requireNonNull(transaction.execute(status -> add(id, told, actor, now)));
        return new ChatImported.Done(
                added,
                reading.messages().size() - added,
                reading.outside(),
                told.strangers(),
                reading.problems());
    }

    /// What the messages say: lines, who came by them, and speakers whom nobody here is.
    private record Told(List<NewLine> lines, List<Participant> came, List<String> strangers) {}

    private Told tell(Incident incident, List<ChatMessage> messages) {
        PersonMatcher matcher = new PersonMatcher(people.everybody());
        Set<PersonId> there =
                record.participants(incident.id()).stream()
                        .map(Participant::person)
                        .collect(Collectors.toCollection(HashSet::new));
        List<NewLine> lines = new ArrayList<>();
        List<Participant> came = new ArrayList<>();
        Map<String, Integer> strangers = new TreeMap<>();
        for (ChatMessage message : messages) {
            Optional<PersonId> author = matcher.match(message.words());
            lines.add(line(message, author));
            if (author.isEmpty()) {
                strangers.merge(message.speaker(), 1, Integer::sum);
            } else if (there.add(author.get())) {
                came.add(arrivals.of(author.get(), incident.services(), null, message.at()));
            }
        }
        List<String> unknown = new ArrayList<>();
        strangers.forEach((name, times) -> unknown.add(name + " (" + times + ")"));
        return new Told(lines, came, unknown);
    }

    /// Holds the incident, so that the same chat, sent twice at once, is added in turns.
    private int add(IncidentId id, Told told, Actor actor, Instant now) {
        existing(incidents.lock(id), id);
        int added = record.addAll(id, told.lines(), now);
        record.joinAll(id, told.came());
        String detail = "%d lines".formatted(added);
        audit.record(actor, new Audit.Act("incident.chat", "incident:" + id, detail), now);
        return added;
    }

    private static Incident existing(Optional<Incident> incident, IncidentId id) {
        return incident.orElseThrow(
                () -> new IllegalArgumentException("There is no incident " + id));
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
